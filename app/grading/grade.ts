import { weightedPoints } from './dimension-weight.ts'
import { effectiveAnswer } from './effective-answer.ts'
import { fieldLines, meanFactor } from './factor.ts'
import { dustFree } from './rounding.ts'
import { summarize } from './summary.ts'
import { triggerLines } from './triggers.ts'
import type {
  GradingContext,
  GradingInput,
  GradingResult,
  ItemLine,
  ItemReview,
  ScoringItem,
  TriggerLine,
} from './types.ts'

/** Raised whenever the same inputs could give another result than before; every receipt names it. */
export const ENGINE_VERSION = '1'

/**
 * Score and grade of one assessment with every line of the derivation.
 * Score = 100 × points won ÷ points of the applicable items, half up to one decimal, then compared. The points
 * of an item are those of the questionnaire times the weight that the policy gives its dimension.
 * The same input gives the same result; the order of answers and reviews does not matter.
 * Refuses (throws) questionnaires with an item that cannot be scored.
 */
export function gradeAssessment(input: GradingInput): GradingResult {
  const items: ItemLine[] = []
  const triggers: TriggerLine[] = []
  for (const dimension of input.questionnaire.dimensions) {
    for (const item of dimension.items) {
      const graded = gradeItem(item, dimension.code, input)
      items.push(graded.line)
      triggers.push(...graded.triggers)
    }
  }
  const dimensionCodes = input.questionnaire.dimensions.map(dimension => dimension.code)
  return summarize({ dimensionCodes, items, triggers }, input.policy)
}

function gradeItem(
  item: ScoringItem,
  dimension: string,
  input: GradingInput,
): { line: ItemLine; triggers: TriggerLine[] } {
  const review = input.reviews[item.code]
  const context: GradingContext = { ...input.supplier, asOf: dayOf(review, input) }
  const effective = effectiveAnswer(item, input.answers[item.code], review, context)
  const fields = effective.applicable ? fieldLines(item, effective.scored, context) : []
  const factor = effective.applicable ? meanFactor(item.code, fields) : 0
  const points = weightedPoints(item.points, input.policy, dimension)
  const won = dustFree(points * factor)
  const line: ItemLine = {
    code: item.code,
    dimension,
    points,
    applicable: effective.applicable,
    status: effective.status,
    factor,
    won,
    lost: effective.applicable ? dustFree(points - won) : 0,
    fields,
    verdict: review?.verdict ?? null,
  }
  return { line, triggers: triggerLines(item, effective.admitted, review, context) }
}

/** The calendar date an item is held against: an answer given anew has its own, every other that of the input. */
function dayOf(review: ItemReview | undefined, { asOf }: GradingInput): string {
  return (review?.verdict === 'corrected' && review.asOf) || asOf
}
