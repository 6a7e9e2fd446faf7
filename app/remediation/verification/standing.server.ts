import { newId } from '#app/accounts/token.server.ts'
import type { Assessment } from '#app/assessments/checklist.ts'
import { findPublishedResults } from '#app/assessments/figure-queries.server.ts'
import { latestOf } from '#app/assessments/latest-result.ts'
import { findAssessmentById, findReceiptByKind } from '#app/assessments/queries.server.ts'
import { readReceipt } from '#app/assessments/receipt-row.ts'
import { makeReceipt, receiptBytes } from '#app/grading/receipt.server.ts'
import type { GradeReceipt } from '#app/grading/receipt.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { findActionItems, type ActionRow } from '../actions/queries.server.ts'
import { standingInput } from './standing-input.ts'
import {
  findCurrentReanswers,
  findLatestStandingReceipt,
  insertStandingReceipt,
  updateStanding,
} from './standing-queries.server.ts'

/** Whose grade is the supplier's grade in the register. */
const REGISTER_KIND = 'esg-checklist'
const LEFT_OUT = ['not-applicable-by-category', 'declined']

/** What a closure moves on from: the supplier's latest published result, and where it has got to since. */
export type StandingBasis = {
  assessment: Assessment
  published: GradeReceipt
  /** The latest standing; the published result as long as nothing was put right. */
  current: GradeReceipt
  /** Items of the action that count in the result, in the order of their codes. */
  itemCodes: string[]
}

/** The latest published checklist of a supplier; null when there is none. */
export function findLatestPublished(db: Db, supplierId: string): Assessment | null {
  const latest = latestOf(findPublishedResults(db, supplierId, REGISTER_KIND, ''))
  return latest ? (findAssessmentById(db, latest.id) ?? null) : null
}

/**
 * What closing the action re-scores; null when it re-scores nothing: no result is published, the action belongs to an
 * earlier one, or none of its items counts in it.
 */
export function findStandingBasis(
  db: Db,
  { id, supplierId, assessmentId }: Pick<ActionRow, 'id' | 'supplierId' | 'assessmentId'>,
): StandingBasis | null {
  const assessment = findLatestPublished(db, supplierId)
  if (!assessment || (assessmentId !== null && assessmentId !== assessment.id)) return null
  const published = requirePublished(db, assessment.id)
  const counted = published.items.filter(line => !LEFT_OUT.includes(line.status)).map(line => line.code)
  const itemCodes = findActionItems(db, id)
    .map(({ itemCode }) => itemCode)
    .filter(code => counted.includes(code))
  if (itemCodes.length === 0) return null
  return { assessment, published, current: currentReceipt(db, assessment.id) ?? published, itemCodes }
}

/**
 * Grades a result anew with the answers that count now, keeps the receipt for ever and makes it the supplier's standing.
 * Call inside the transaction that gave the answers or took them back.
 */
export function writeStanding(
  tx: Db,
  context: ActionContext,
  action: Pick<ActionRow, 'id' | 'code'>,
  assessment: Assessment,
  effectiveOn: string,
): GradeReceipt {
  const published = requirePublished(tx, assessment.id)
  const before = currentReceipt(tx, assessment.id) ?? published
  const { supplier, campaign, id: assessmentId } = assessment
  const meta = {
    supplier: supplier.code,
    year: campaign.year,
    kind: 'standing',
    assessment: assessmentId,
    action: action.code,
  }
  const input = standingInput(published.inputs, findCurrentReanswers(tx, assessmentId))
  const receipt = makeReceipt(input, meta)
  const change = {
    scoreBefore: before.score,
    gradeBefore: before.grade,
    score: receipt.score,
    grade: receipt.grade,
    effectiveOn,
  }
  insertStandingReceipt(tx, {
    id: newId(),
    supplierId: supplier.id,
    assessmentId,
    actionId: action.id,
    body: new TextDecoder().decode(receiptBytes(receipt)),
    digest: receipt.digest,
    ...change,
    createdAt: context.now,
  })
  updateStanding(tx, supplier.id, receipt)
  const data = { actionId: action.id, code: action.code, receiptDigest: receipt.digest, ...change }
  recordEvent(tx, context, 'standing.changed', { supplierId: supplier.id, assessmentId }, data)
  return receipt
}

function currentReceipt(db: Db, assessmentId: string): GradeReceipt | null {
  const latest = findLatestStandingReceipt(db, assessmentId)
  return latest ? readReceipt(latest) : null
}

function requirePublished(db: Db, assessmentId: string): GradeReceipt {
  const row = findReceiptByKind(db, assessmentId, 'verified')
  if (!row) throw new Error(`published assessment ${assessmentId} lacks its receipt`)
  return readReceipt(row)
}
