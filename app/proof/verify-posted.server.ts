import type { Db } from '#db/client.server.ts'
import { checkPaper } from './check-paper.server.ts'
import type { PaperReport } from './paper-report.ts'
import { findSignaturesOnPaper } from './queries.server.ts'
import { receivePaper } from './receive-paper.server.ts'
import type { SealParty } from './seal.ts'
import { readSha256 } from './verify-form.ts'
import { refuseCheck } from './verify-throttle.server.ts'

/** What somebody with only the hash is told: that such a paper was signed, when and what; not by whom. */
export type KnownPaper = {
  sha256: string
  templateCode: string
  versionNumber: number
  signatures: { party: SealParty; signedAt: string; seal: string }[]
}

export type VerifyAnswer =
  | { code: 'checked'; report: PaperReport }
  | { code: 'known'; paper: KnownPaper }
  | { code: 'unknown'; sha256: string }
  | { code: 'nothing-given' | 'no-hash' | 'too-large' | 'not-received' }
  | { code: 'too-many'; retryAt: Date }

/** Checks what a visitor posts: a file, else a hash. */
export async function verifyPosted(db: Db, request: Request, ip: string): Promise<VerifyAnswer> {
  const retryAt = await refuseCheck(ip)
  if (retryAt) {
    // A browser that is still sending would not read the answer.
    await request.body?.pipeTo(new WritableStream()).catch(() => undefined)
    return { code: 'too-many', retryAt }
  }
  const received = await receivePaper(request)
  if ('problem' in received) return { code: received.problem }
  if (received.file) return { code: 'checked', report: await checkPaper(db, received.file) }
  if (received.sha256.trim() === '') return { code: 'nothing-given' }
  const sha256 = readSha256(received.sha256)
  return sha256 ? lookUp(db, sha256) : { code: 'no-hash' }
}

function lookUp(db: Db, sha256: string): VerifyAnswer {
  const found = findSignaturesOnPaper(db, sha256)
  const [first] = found
  if (!first) return { code: 'unknown', sha256 }
  const { templateCode, versionNumber } = first.fields
  const signatures = found.map(({ party, fields, seal }) => ({ party, signedAt: fields.signedAt, seal }))
  return { code: 'known', paper: { sha256, templateCode, versionNumber, signatures } }
}
