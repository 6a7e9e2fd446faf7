import { findPublishedResults } from '#app/assessments/figure-queries.server.ts'
import { latestOf } from '#app/assessments/latest-result.ts'
import { findReceiptByKind } from '#app/assessments/queries.server.ts'
import { readReceipt } from '#app/assessments/receipt-row.ts'
import type { GradeReceipt } from '#app/grading/receipt.ts'
import type { Db } from '#db/client.server.ts'
import { findLatestStandingReceipt } from '../verification/standing-queries.server.ts'
import { findCoveredCodes } from './covered-queries.server.ts'
import { proposeFindings, type ProposedFinding } from './proposal.ts'

export type Loss = Pick<ProposedFinding, 'lostPoints' | 'gain' | 'triggers'>

const NOTHING: Loss = { lostPoints: 0, gain: 0, triggers: [] }

type Latest = { assessmentId: string; receipt: GradeReceipt }

/**
 * The receipt of the supplier's latest published checklist as far as closures have moved it since, with the assessment it
 * belongs to; null before the first.
 */
export function findCurrentReceipt(db: Db, supplierId: string): Latest | null {
  const latest = findLatestReceipt(db, supplierId)
  const standing = latest && findLatestStandingReceipt(db, latest.assessmentId)
  return standing ? { ...latest, receipt: readReceipt(standing) } : latest
}

/**
 * What an action can still win back with each of these items: what they lose in the supplier's current standing. No points
 * for items that another open action is about already, and nothing when it belongs to an earlier result.
 */
export function lossesOf(
  db: Db,
  { id, supplierId, assessmentId }: { id: string; supplierId: string; assessmentId: string | null },
  itemCodes: readonly string[],
): ReadonlyMap<string, Loss> {
  const latest = itemCodes.length > 0 ? findCurrentReceipt(db, supplierId) : null
  const isOutrun = assessmentId !== null && assessmentId !== latest?.assessmentId
  if (!latest || isOutrun) return new Map(itemCodes.map(code => [code, NOTHING]))
  const covered = findCoveredCodes(db, { exceptId: id, supplierId, ...latest }, itemCodes)
  const findings = new Map(proposeFindings(latest.receipt).map(finding => [finding.itemCode, finding]))
  return new Map(itemCodes.map(code => [code, lossOf(findings.get(code), covered.has(code))]))
}

function lossOf(finding: ProposedFinding | undefined, isCovered: boolean): Loss {
  if (!finding) return NOTHING
  const { lostPoints, gain, triggers } = finding
  return isCovered ? { ...NOTHING, triggers } : { lostPoints, gain, triggers }
}

function findLatestReceipt(db: Db, supplierId: string): Latest | null {
  const latest = latestOf(findPublishedResults(db, supplierId, 'esg-checklist', ''))
  const row = latest && findReceiptByKind(db, latest.id, 'verified')
  return row ? { assessmentId: latest.id, receipt: readReceipt(row) } : null
}
