import type { AnswerValues, ItemAnswer } from '#app/questionnaires/answers.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import { answerTo } from './condition.ts'
import { scoredFields } from './factor.ts'
import type { GradedSupplier, ItemReview, LineStatus, ScoringItem } from './types.ts'

/** What counts of an answer once the questionnaire's rules and the review have spoken. */
export type EffectiveAnswer = {
  status: LineStatus
  /** False: the item leaves the denominator. */
  applicable: boolean
  /** What earns points. */
  scored: AnswerValues
  /** What may fire triggers. A rejected answer earns nothing, but what it admits still counts. */
  admitted: AnswerValues
}

const NOTHING: AnswerValues = {}

/**
 * First match decides: item not asked of the category; declined by right; corrected by the reviewer;
 * claimed not applicable; refused or rejected by the reviewer; answered.
 */
export function effectiveAnswer(
  item: ScoringItem,
  answer: ItemAnswer | undefined,
  review: ItemReview | undefined,
  supplier: GradedSupplier,
): EffectiveAnswer {
  const { category } = supplier
  if (item.applicability.excludedCategories.includes(category)) return leftOut('not-applicable-by-category')
  if (answer?.declined && mayBeDeclined(item, supplier)) return leftOut('declined')
  if (review?.verdict === 'corrected') return answered(item, review.correctedValues ?? NOTHING)
  if (answer?.notApplicable) {
    return claimStands(item, answer, review, category)
      ? leftOut('not-applicable')
      : worthless('not-applicable-refused', NOTHING)
  }
  const values = answer && !answer.declined ? answer.values : NOTHING
  if (review?.verdict === 'na-refused') return worthless('not-applicable-refused', values)
  if (review?.verdict === 'rejected') return worthless('rejected', values)
  return answered(item, values)
}

/** Whether a supplier of the category may say that the item does not apply. */
export function mayBeNotApplicable(item: ScoringItem, category: SupplierCategory): boolean {
  return item.applicability.mayBeNotApplicable && !item.applicability.mandatoryCategories.includes(category)
}

/** Whether the supplier may leave the item out: the law protects small firms from asking beyond its cap. */
export function mayBeDeclined(
  item: Pick<ScoringItem, 'aboveLegalCap'>,
  { isSmallFirm }: GradedSupplier,
): boolean {
  return item.aboveLegalCap && isSmallFirm
}

/** A claim needs a reason and the questionnaire's permission, and stands until a reviewer refuses it. */
function claimStands(
  item: ScoringItem,
  answer: ItemAnswer,
  review: ItemReview | undefined,
  category: SupplierCategory,
): boolean {
  const isReasoned = (answer.notApplicable?.reason ?? '').trim() !== ''
  const isRefused = review?.verdict === 'na-refused' || review?.verdict === 'rejected'
  return isReasoned && !isRefused && mayBeNotApplicable(item, category)
}

function answered(item: ScoringItem, values: AnswerValues): EffectiveAnswer {
  const isAnswered = scoredFields(item).some(field => answerTo(values, field.id) !== null)
  return { status: isAnswered ? 'scored' : 'unanswered', applicable: true, scored: values, admitted: values }
}

function leftOut(status: LineStatus): EffectiveAnswer {
  return { status, applicable: false, scored: NOTHING, admitted: NOTHING }
}

function worthless(status: LineStatus, admitted: AnswerValues): EffectiveAnswer {
  return { status, applicable: true, scored: NOTHING, admitted }
}
