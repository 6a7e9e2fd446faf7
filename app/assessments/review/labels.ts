import { ASSESSMENT_STATE_LABELS } from '#app/assessments/state-labels.ts'
import type { Verdict } from '#app/grading/types.ts'
import { formatDate } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { TriggerLevel } from '#app/questionnaires/vocabulary.ts'
import type { Label } from '#app/suppliers/labels.ts'
import type { Tone } from '#app/ui/Badge.tsx'
import type { TriggerFilter } from '../queue-search.ts'
import type { ReturnRefusal, VerdictRefusal, VerificationRefusal } from '../refusal.ts'

export const VERDICT_LABELS: Record<Verdict, Label> = {
  accepted: m.review_verdict_accepted,
  corrected: m.review_verdict_corrected,
  rejected: m.review_verdict_rejected,
  'na-confirmed': m.review_verdict_na_confirmed,
  'na-refused': m.review_verdict_na_refused,
}

export const VERDICT_TONES: Record<Verdict, Tone> = {
  accepted: 'good',
  corrected: 'warn',
  rejected: 'bad',
  'na-confirmed': 'neutral',
  'na-refused': 'bad',
}

/** What the buttons say that give a verdict. */
export const VERDICT_ACTIONS: Record<Verdict, Label> = {
  accepted: m.review_accept,
  corrected: m.review_correct,
  rejected: m.review_reject,
  'na-confirmed': m.review_na_confirm,
  'na-refused': m.review_na_refuse,
}

export const TRIGGER_LEVEL_LABELS: Record<TriggerLevel, Label> = {
  zeroTolerance: m.review_trigger_zero,
  critical: m.review_trigger_critical,
}

export const TRIGGER_FILTER_LABELS: Record<TriggerFilter, Label> = {
  any: m.review_queue_trigger_any,
  zeroTolerance: m.review_queue_trigger_zero,
  critical: m.review_queue_trigger_critical,
}

type Refusal = VerdictRefusal | ReturnRefusal | VerificationRefusal

/** Why a step of the review was refused and what can be done, in the reader's language. */
export function reviewRefusalText(refusal: Refusal, l: LocaleOption): string {
  switch (refusal.code) {
    case 'not-found':
      return m.review_refusal_not_found({}, l)
    case 'not-allowed':
      return m.review_refusal_not_allowed({}, l)
    case 'wrong-state':
      return m.review_refusal_state({ state: ASSESSMENT_STATE_LABELS[refusal.state]({}, l) }, l)
    case 'too-many-returns':
      return m.review_refusal_too_many_returns({ max: String(refusal.max) }, l)
    case 'not-due':
      return m.review_refusal_not_due({ date: formatDate(refusal.dueAt, l.locale) }, l)
    case 'unknown-item':
    case 'unknown-trigger':
      return m.review_refusal_unknown_item({}, l)
    case 'conflict':
      return m.review_refusal_conflict({ name: refusal.reviewerName }, l)
    case 'answer-changed':
      return m.review_refusal_answer_changed({}, l)
    case 'verdict-does-not-fit':
      return m.review_refusal_does_not_fit({}, l)
    case 'reason-required':
      return m.review_refusal_reason({}, l)
    case 'trigger-reason-required':
      return m.review_refusal_trigger_reason({}, l)
    case 'invalid-values':
      return m.review_refusal_values({}, l)
    case 'nothing-returned':
      return m.review_refusal_nothing({}, l)
    case 'comment-required':
      return m.review_refusal_comment({}, l)
    case 'missing-verdicts':
      return missingText(refusal.items, l)
  }
}

function missingText(items: string[], l: LocaleOption) {
  const shown = items.slice(0, 8).join(m.review_list_separator({}, l))
  const text = items.length > 8 ? `${shown} …` : shown
  return m.review_refusal_missing({ count: String(items.length), items: text }, l)
}
