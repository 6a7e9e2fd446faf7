import type { LedgerFinding } from '#app/history/check-ledger.server.ts'
import type { RecordProblem } from './check-records.server.ts'
import type { PaperProblem } from './paper-report.ts'

/** For operators and auditors at the command line. */
export function findingLine(finding: LedgerFinding): string {
  switch (finding.code) {
    case 'altered':
      return `event ${finding.seq} was altered`
    case 'unchained':
      return `event ${finding.seq} is not in the chain yet: start the portal once`
    case 'removed':
      return finding.seq === finding.until
        ? `event ${finding.seq} was removed`
        : `events ${finding.seq} to ${finding.until} were removed`
    case 'moved':
      return `event ${finding.written} stands where event ${finding.seq} was`
  }
}

export function recordLine(problem: RecordProblem): string {
  switch (problem.code) {
    case 'seal-broken':
      return `signature of the ${problem.party} on ${problem.signingId}: its fields are not those of its seal`
    case 'signature-altered':
      return `signature of the ${problem.party} on ${problem.signingId}: ${problem.columns.join(', ')} not as sealed`
    case 'signature-not-in-ledger':
      return `signature of the ${problem.party} on ${problem.signingId}: no event tells of it`
    case 'signature-removed':
      return `event ${problem.seq} tells of a signature that is not there`
    case 'paper-altered':
      return `event ${problem.seq} tells of another signed paper than is on record`
    case 'text-altered':
      return `the text of ${problem.template}, version ${problem.version}, is not the one that was approved`
    case 'evidence-altered':
      return `event ${problem.seq} tells of another file than evidence ${problem.evidenceId} names`
  }
}

export function problemLine(problem: PaperProblem): string {
  switch (problem.code) {
    case 'unsigned':
      return 'the file is not signed'
    case 'changed':
      return 'bytes that the signature covers were changed'
    case 'appended':
      return 'bytes were appended after signing'
    case 'foreign-certificate':
      return 'it is signed with a certificate that is not this organisation’s'
    case 'no-proof':
      return 'it carries no proof that can be read'
    case 'seal':
      return `the seal of the ${problem.party} is not the one of its fields`
    case 'text':
      return 'the text is not the one that was signed'
    case 'consent':
      return 'the consent is not the one that was given'
    case 'signature':
      return `the signature of the ${problem.party} is not the one that was sealed`
    case 'unrelated':
      return 'the signatures do not belong together'
    case 'unknown':
      return `no such signature of the ${problem.party} is on record here`
    case 'differs':
      return `the record of the ${problem.party}’s signature differs: ${problem.fields.join(', ')}`
  }
}
