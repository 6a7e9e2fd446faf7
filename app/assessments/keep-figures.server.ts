import {
  changeSince,
  dimensionRows,
  dimensionShares,
  itemShares,
  lostItemList,
  type ResultChange,
  type ResultSubject,
  type ScoreAndGrade,
} from '#app/grading/result-figures.ts'
import type { GradingResult, ReceiptKind } from '#app/grading/types.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import type { Assessment } from './checklist.ts'
import {
  addToDimensionTotals,
  addToItemTotals,
  findPublishedResults,
  putLostItems,
  replaceDimensionScores,
  updateLatestGrade,
} from './figure-queries.server.ts'
import { isLater, latestBefore } from './latest-result.ts'

/** Whose grade is the supplier's grade in the register. */
const REGISTER_KIND: QuestionnaireKind = 'esg-checklist'

/**
 * Copies a result's dimensions and lost points to where boards read them, in place of what `replaced`, the
 * earlier result of the kind, left there. Call it in the transaction that stores the receipt.
 */
export function keepFigures(
  tx: Db,
  assessment: Assessment,
  kind: ReceiptKind,
  result: GradingResult,
  replaced: GradingResult | null,
) {
  const subject = subjectOf(assessment, kind)
  replaceDimensionScores(tx, assessment.id, kind, dimensionRows(result, subject))
  putLostItems(tx, subject, { items: lostItemList(result), score: result.score })
  addToDimensionTotals(tx, [
    ...(replaced ? dimensionShares(replaced, subject, -1) : []),
    ...dimensionShares(result, subject),
  ])
  addToItemTotals(tx, [
    ...(replaced ? itemShares(replaced, subject, -1) : []),
    ...itemShares(result, subject),
  ])
}

/**
 * How a result that is being published compares with the supplier's latest earlier one; writes it to the
 * register as the supplier's grade and standing, unless a result of a later round is published already. What was put
 * right after an earlier result stays with that one.
 */
export function keepLatestGrade(
  tx: Db,
  { id, supplier, invitedAt, campaign }: Assessment,
  kind: QuestionnaireKind,
  { score, grade }: ScoreAndGrade,
): ResultChange {
  const others = findPublishedResults(tx, supplier.id, kind, id)
  const own = { year: campaign.year, invitedAt }
  const isLatest = !others.some(other => isLater(other, own))
  if (isLatest && kind === REGISTER_KIND)
    updateLatestGrade(tx, supplier.id, {
      latestScore: score,
      latestGrade: grade,
      standingScore: score,
      standingGrade: grade,
    })
  return changeSince(latestBefore(others, own), { score, grade })
}

function subjectOf(assessment: Assessment, kind: ReceiptKind): ResultSubject {
  const { id, campaign, category, region, supplierClass } = assessment
  return { assessmentId: id, campaignId: campaign.id, kind, category, region, supplierClass }
}
