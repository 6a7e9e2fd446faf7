import type { GradingInput, ItemReview } from '#app/grading/types.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'

/** What a verified closure answers anew. */
export type Reanswer = {
  itemCode: string
  values: AnswerValues
  /** Triggers that it fires and that the verifier found not to stand. */
  dismissedTriggers: readonly { id: string; reason: string }[]
  /** Calendar day (`YYYY-MM-DD`) from which it holds, and papers in it are held against. */
  effectiveOn: string
  /** Of the corrective action, for people who read the receipt. */
  actionCode: string
}

/**
 * What a supplier's standing is graded from: the inputs of its published result, where the answer given anew takes the
 * place of whatever the review said about the item. Everything else stays as it was published. Answers to items that
 * the result does not have are passed over.
 */
export function standingInput(published: GradingInput, reanswers: readonly Reanswer[]): GradingInput {
  const codes = itemCodes(published)
  const anew = reanswers
    .filter(({ itemCode }) => codes.has(itemCode))
    .map(reanswer => [reanswer.itemCode, reviewOf(reanswer)] as const)
  return { ...published, reviews: { ...published.reviews, ...Object.fromEntries(anew) } }
}

function reviewOf({ values, dismissedTriggers, effectiveOn, actionCode }: Reanswer): ItemReview {
  return {
    verdict: 'corrected',
    correctedValues: values,
    asOf: effectiveOn,
    reason: actionCode,
    ...(dismissedTriggers.length > 0
      ? { dismissedTriggers: dismissedTriggers.map(({ id, reason }) => ({ id, reason })) }
      : {}),
  }
}

function itemCodes({ questionnaire }: GradingInput): Set<string> {
  return new Set(questionnaire.dimensions.flatMap(({ items }) => items.map(({ code }) => code)))
}
