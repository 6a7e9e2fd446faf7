import { holds } from '#app/grading/condition.ts'
import type { GradingContext } from '#app/grading/types.ts'
import type { AnswerValues } from './answers.ts'
import type { Condition } from './content-schema.ts'

/** Who answers, and when: `asOf` is today's calendar date (`YYYY-MM-DD`) where the buyer is. */
export type AnswerContext = GradingContext

/** The fields asked of a supplier that has entered `values` so far, in their order. */
export function visibleFields<F extends { id: string; showWhen?: Condition }>(
  item: { fields: readonly F[] },
  values: AnswerValues,
  context: AnswerContext,
): F[] {
  const shown: AnswerValues = {}
  return item.fields.filter(field => {
    const isShown = !field.showWhen || holds(field.showWhen, shown, context)
    const value = values[field.id]
    if (isShown && value !== undefined) shown[field.id] = value
    return isShown
  })
}
