import type { Verdict } from '#app/grading/types.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import type { AnswerView } from './checklist.ts'
import type { VerdictRefusal } from './refusal.ts'

export type Finding = { id: string; reason: string }

export type VerdictInput = {
  verdict: Verdict
  reason?: string | null | undefined
  dismissedTriggers: readonly Finding[]
  raisedTriggers: readonly Finding[]
}

/** Characters of a reason, and of the comment on a returned item. */
export const REVIEW_TEXT_MAX_LENGTH = 2000

const NEEDS_NO_REASON: readonly Verdict[] = ['accepted', 'na-confirmed']
const ON_A_CLAIM: readonly Verdict[] = ['na-confirmed', 'na-refused', 'corrected']
const ON_AN_ANSWER: readonly Verdict[] = ['accepted', 'corrected', 'rejected']

/** The verdicts a reviewer can give on an answer: a claim of "not applicable" is judged as such. */
export function possibleVerdicts(answer: Pick<AnswerView, 'notApplicable'> | undefined): readonly Verdict[] {
  return answer?.notApplicable ? ON_A_CLAIM : ON_AN_ANSWER
}

export function needsReason(verdict: Verdict): boolean {
  return !NEEDS_NO_REASON.includes(verdict)
}

/** Why a verdict cannot be recorded; null when it can. Every departure from the answer needs its reason. */
export function whyNotVerdict(
  item: Pick<Item, 'triggers'>,
  answer: AnswerView | undefined,
  { verdict, reason, dismissedTriggers, raisedTriggers }: VerdictInput,
): VerdictRefusal | null {
  if (!possibleVerdicts(answer).includes(verdict)) return { code: 'verdict-does-not-fit' }
  if (needsReason(verdict) && !reason?.trim()) return { code: 'reason-required' }
  for (const { id: triggerId, reason: because } of [...dismissedTriggers, ...raisedTriggers]) {
    if (!item.triggers.some(trigger => trigger.id === triggerId))
      return { code: 'unknown-trigger', triggerId }
    if (!because.trim()) return { code: 'trigger-reason-required', triggerId }
  }
  return null
}

/** Findings as they are stored: trimmed, bounded, one per trigger; what is raised cannot be dismissed as well. */
export function tidyFindings({
  dismissedTriggers,
  raisedTriggers,
}: Pick<VerdictInput, 'dismissedTriggers' | 'raisedTriggers'>) {
  const raised = tidy(raisedTriggers)
  const dismissed = tidy(dismissedTriggers).filter(({ id }) => !raised.some(finding => finding.id === id))
  return { raised, dismissed }
}

function tidy(findings: readonly Finding[]): Finding[] {
  const byId = new Map(findings.map(({ id, reason }) => [id, tidyText(reason)]))
  return [...byId].map(([id, reason]) => ({ id, reason }))
}

export function tidyText(text: string) {
  return text.trim().slice(0, REVIEW_TEXT_MAX_LENGTH)
}
