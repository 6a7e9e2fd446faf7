import { findPublishedResults } from '#app/assessments/figure-queries.server.ts'
import { latestOf } from '#app/assessments/latest-result.ts'
import { findReceiptByKind } from '#app/assessments/queries.server.ts'
import { readReceipt } from '#app/assessments/receipt-row.ts'
import type { GradeReceipt } from '#app/grading/receipt.ts'
import type { Db } from '#db/client.server.ts'
import { proposeFindings, type ProposedFinding } from './proposal.ts'

type Loss = Pick<ProposedFinding, 'lostPoints' | 'gain' | 'triggers'>

/** The receipt of the supplier's latest published checklist, with the assessment it belongs to; null before the first. */
export function findLatestReceipt(
  db: Db,
  supplierId: string,
): { assessmentId: string; receipt: GradeReceipt } | null {
  const latest = latestOf(findPublishedResults(db, supplierId, 'esg-checklist', ''))
  const row = latest && findReceiptByKind(db, latest.id, 'verified')
  return row ? { assessmentId: latest.id, receipt: readReceipt(row) } : null
}

/** What each item lost in the supplier's latest result: what a finding on it can win back. */
export function lossesOf(db: Db, supplierId: string): ReadonlyMap<string, Loss> {
  const latest = findLatestReceipt(db, supplierId)
  const findings = latest ? proposeFindings(latest.receipt) : []
  return new Map(
    findings.map(({ itemCode, lostPoints, gain, triggers }) => [itemCode, { lostPoints, gain, triggers }]),
  )
}
