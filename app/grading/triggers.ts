import type { AnswerValues } from '#app/questionnaires/answers.ts'
import { holds } from './condition.ts'
import type { GradingContext, ItemReview, ScoringItem, ScoringTrigger, TriggerLine } from './types.ts'

/**
 * The triggers of one item that the answer fires or a reviewer raises, in questionnaire order.
 * A fired trigger that a reviewer dismissed with a reason stays listed and does not stand;
 * one that a reviewer raised stands, whatever the answer says.
 * Refuses a raised trigger that the item does not have: a finding must never get lost.
 */
export function triggerLines(
  item: ScoringItem,
  admitted: AnswerValues,
  review: ItemReview | undefined,
  context: GradingContext,
): TriggerLine[] {
  refuseUnknownFindings(item, review)
  return item.triggers.flatMap(trigger => {
    const raised = review?.raisedTriggers?.find(finding => finding.id === trigger.id)
    if (raised) return [lineOf(item, trigger, 'reviewer', true, raised.reason)]
    if (!trigger.when || !holds(trigger.when, admitted, context)) return []
    const dismissed = review?.dismissedTriggers?.find(finding => finding.id === trigger.id)
    const isDismissed = dismissed !== undefined && dismissed.reason.trim() !== ''
    return [lineOf(item, trigger, 'answer', !isDismissed, isDismissed ? dismissed.reason : null)]
  })
}

function lineOf(
  item: ScoringItem,
  trigger: ScoringTrigger,
  source: TriggerLine['source'],
  stands: boolean,
  reason: string | null,
): TriggerLine {
  return { item: item.code, id: trigger.id, level: trigger.level, source, stands, reason }
}

function refuseUnknownFindings(item: ScoringItem, review: ItemReview | undefined) {
  for (const finding of review?.raisedTriggers ?? []) {
    if (!item.triggers.some(trigger => trigger.id === finding.id)) {
      throw new Error(`${item.code}: a reviewer raised ${finding.id}, which is no trigger of this item`)
    }
  }
}
