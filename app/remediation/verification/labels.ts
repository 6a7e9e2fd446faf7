import { formatDate } from '#app/i18n/format.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { actionRefusalText } from '../actions/labels.ts'
import type { VerificationVerdict } from '../actions/vocabulary.ts'
import type { ClosureRefusal, EffectRefusal, EvidenceRefusal } from './refusal.ts'

type Wording = (words: Record<never, never>, l: LocaleOption) => string

export const VERDICT_WORDS: Record<VerificationVerdict, Wording> = {
  pending: m.closure_verdict_pending,
  effective: m.closure_verdict_effective,
  insufficient: m.closure_verdict_insufficient,
}

/** Why evidence, a closure or a check was not taken, and what to do. */
export function verificationRefusalText(
  refusal: EvidenceRefusal | ClosureRefusal | EffectRefusal,
  l: LocaleOption,
): string {
  switch (refusal.code) {
    case 'summary-required':
      return m.closure_refused_summary({}, l)
    case 'nothing-handed-in':
      return m.closure_refused_nothing({}, l)
    case 'answers-incomplete':
      return m.closure_refused_answers({}, l)
    case 'invalid-values':
      return m.closure_refused_values({}, l)
    case 'trigger-reason-required':
      return m.closure_refused_trigger({}, l)
    case 'effect-changed':
      return m.closure_refused_effect({}, l)
    case 'too-early':
      return m.closure_refused_early({ date: formatDate(refusal.dueAt, l.locale) }, l)
    case 'no-check-due':
      return m.closure_refused_no_check({}, l)
    default:
      return actionRefusalText(refusal, l)
  }
}
