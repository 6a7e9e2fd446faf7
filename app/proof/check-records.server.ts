import { createHash } from 'node:crypto'
import { consentSha256Of, textSha256Of } from '#app/agreements/text-digest.server.ts'
import { checkLedger, type LedgerReport } from '#app/history/check-ledger.server.ts'
import { eachLedgerRow, findLastGivenSeq, type ChainedRow } from '#app/history/ledger-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { eachSignature, eachSignedDocument, findEvidenceSha256, findSealedTexts } from './queries.server.ts'
import { verifySeal } from './seal.server.ts'
import type { SealParty } from './seal.ts'

type OfSignature = { signingId: string; party: SealParty }

/** A record that is not as it was written, by the ledger or by its own seal. */
export type RecordProblem =
  /** The sealed fields are not those of the seal. */
  | ({ code: 'seal-broken' } & OfSignature)
  /** Columns beside the sealed fields say something else. */
  | ({ code: 'signature-altered'; columns: string[] } & OfSignature)
  /** No event tells of this signature. */
  | ({ code: 'signature-not-in-ledger' } & OfSignature)
  /** An event tells of a signature that is not there any more. */
  | { code: 'signature-removed'; seq: number }
  | { code: 'text-altered'; template: string; version: number }
  /** The signed paper on record is not the one that was made. */
  | { code: 'paper-altered'; seq: number }
  /** The evidence on record is not the file that was handed in. */
  | { code: 'evidence-altered'; seq: number; evidenceId: string }

export type RecordsReport = { ledger: LedgerReport; signatures: number; problems: RecordProblem[] }

/** More say nothing more. */
const MAX_PROBLEMS = 100

type Signature = ReturnType<typeof eachSignature> extends Generator<infer Row> ? Row : never

/** Walks the ledger from its first event to its last, and holds signatures, texts, papers and evidence against it. */
export function checkRecords(db: Db): RecordsReport {
  const problems: RecordProblem[] = textProblems(db)
  const awaited = new Map<string, Signature>()
  let signatures = 0
  for (const signature of eachSignature(db)) {
    signatures += 1
    awaited.set(signature.seal, signature)
    problems.push(...signatureProblems(signature))
  }
  const papers = new Map([...eachSignedDocument(db)].map(({ signingId, sha256 }) => [signingId, sha256]))
  const ledger = checkLedger(eachLedgerRow(db), findLastGivenSeq(db), row =>
    problems.push(...eventProblems(db, row, awaited, papers)),
  )
  for (const { signingId, party } of ledger.finding ? [] : awaited.values())
    problems.push({ code: 'signature-not-in-ledger', signingId, party })
  return { ledger, signatures, problems: problems.slice(0, MAX_PROBLEMS) }
}

function signatureProblems(signature: Signature): RecordProblem[] {
  const { signingId, party, fields, seal } = signature
  if (!verifySeal(fields, seal)) return [{ code: 'seal-broken', signingId, party }]
  const expected = {
    signing_id: [signingId, fields.signingId],
    party: [party, fields.party],
    signed_at: [signature.signedAt.toISOString(), fields.signedAt],
    user_id: [signature.userId, fields.accountId],
    name: [signature.name, fields.signatoryName],
    title: [signature.title, fields.signatoryTitle],
    authentication: [signature.authentication, fields.authentication],
    consent_locale: [signature.consentLocale, fields.consentLocale],
    signature: [sha256Of(signature.signature), fields.signatureSha256],
  }
  const columns = Object.entries(expected).flatMap(([column, [kept, sealed]]) =>
    kept === sealed ? [] : column,
  )
  return columns.length > 0 ? [{ code: 'signature-altered', signingId, party, columns }] : []
}

/** What an event tells of must still be there as it tells it. A signature that was found is awaited no longer. */
function eventProblems(
  db: Db,
  { seq, type, data, previousHash }: ChainedRow,
  awaited: Map<string, Signature>,
  papers: Map<string, string>,
): RecordProblem[] {
  switch (type) {
    case 'signing.signed':
    case 'signing.counter-signed': {
      const seal = textIn(data, 'seal')
      const isThere = awaited.get(seal)?.fields.previousEventHash === previousHash
      awaited.delete(seal)
      return isThere ? [] : [{ code: 'signature-removed', seq }]
    }
    case 'signing.document-made':
      return papers.get(textIn(data, 'signingId')) === textIn(data, 'sha256')
        ? []
        : [{ code: 'paper-altered', seq }]
    case 'evidence.added': {
      const evidenceId = textIn(data, 'evidenceId')
      const isSame = findEvidenceSha256(db, evidenceId) === textIn(data, 'sha256')
      return isSame ? [] : [{ code: 'evidence-altered', seq, evidenceId }]
    }
    default:
      return []
  }
}

function textProblems(db: Db): RecordProblem[] {
  return findSealedTexts(db).flatMap(({ code, version }): RecordProblem[] => {
    const isSame =
      textSha256Of(version) === version.textSha256 && consentSha256Of(version) === version.consentSha256
    return isSame ? [] : [{ code: 'text-altered', template: code, version: version.number }]
  })
}

function textIn(data: string, key: string): string {
  const value: unknown = (JSON.parse(data) as Record<string, unknown>)[key]
  return typeof value === 'string' ? value : ''
}

function sha256Of(text: string) {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
