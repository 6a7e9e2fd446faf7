import { createHash } from 'node:crypto'
import { consentSha256Of, textSha256Of } from '#app/agreements/text-digest.server.ts'
import type { Db } from '#db/client.server.ts'
import type { PaperProblem, PaperReport } from './paper-report.ts'
import { fingerprintOf } from './pdf/certificate.server.ts'
import { checkPdfSignature } from './pdf/check-pdf.server.ts'
import { readProof } from './pdf/read-proof.server.ts'
import type { ProofFile } from './proof-file.ts'
import { existsCertificate, findSignatures } from './queries.server.ts'
import { verifySeal } from './seal.server.ts'
import { differingFields } from './seal.ts'

/**
 * Whether a PDF is an agreement signed here, unchanged: its signature and whose it is, the seals, the texts, and what
 * is on record. Without a database, what the file alone can prove. It is valid when there is no problem.
 */
export async function checkPaper(db: Db | null, pdf: Buffer): Promise<PaperReport> {
  const signature = await checkPdfSignature(pdf)
  const certificate = signature.code === 'valid' ? fingerprintOf(signature.certificate) : null
  const isForeign = db !== null && certificate !== null && !existsCertificate(db, certificate)
  const proof = readProof(pdf)
  const problems: PaperProblem[] = [
    ...(signature.code === 'valid' ? [] : [{ code: signature.code }]),
    ...(isForeign ? [{ code: 'foreign-certificate' as const }] : []),
    ...(proof
      ? [...proofProblems(proof), ...(db ? recordProblems(db, proof) : [])]
      : [{ code: 'no-proof' as const }]),
  ]
  return { sha256: sha256Of(pdf), certificate, proof, problems }
}

/** What the paper itself shows to be untrue. */
function proofProblems({ text, signatures }: ProofFile): PaperProblem[] {
  const problems: PaperProblem[] = []
  const textSha256 = textSha256Of(text)
  const consentSha256 = consentSha256Of(text)
  if (signatures.some(({ fields }) => fields.textSha256 !== textSha256)) problems.push({ code: 'text' })
  if (signatures.some(({ fields }) => fields.consentSha256 !== consentSha256))
    problems.push({ code: 'consent' })
  for (const { fields, seal, signature } of signatures) {
    const { party } = fields
    if (!verifySeal(fields, seal)) problems.push({ code: 'seal', party })
    if (sha256Of(signature) !== fields.signatureSha256) problems.push({ code: 'signature', party })
  }
  if (!belongTogether(signatures)) problems.push({ code: 'unrelated' })
  return problems
}

/** The supplier's alone, or the buyer's upon the supplier's of the same signing. */
function belongTogether([first, second]: ProofFile['signatures']) {
  if (first?.fields.party !== 'supplier' || first.fields.previousSeal !== null) return false
  if (!second) return true
  const { party, signingId, previousSeal } = second.fields
  return party === 'buyer' && signingId === first.fields.signingId && previousSeal === first.seal
}

/** What is on record says otherwise. Of what is recorded, only the names of differing fields are told. */
function recordProblems(db: Db, { signatures }: ProofFile): PaperProblem[] {
  return signatures.flatMap(({ fields, seal }): PaperProblem[] => {
    const { party } = fields
    const recorded = findSignatures(db, fields.signingId).find(each => each.party === party)
    if (!recorded) return [{ code: 'unknown', party }]
    const differing = differingFields(recorded.fields, fields)
    if (differing.length > 0) return [{ code: 'differs', party, fields: differing }]
    const isSameSeal = recorded.seal === seal && verifySeal(recorded.fields, seal)
    return isSameSeal ? [] : [{ code: 'seal', party }]
  })
}

function sha256Of(bytes: Buffer | string) {
  return createHash('sha256').update(bytes).digest('hex')
}
