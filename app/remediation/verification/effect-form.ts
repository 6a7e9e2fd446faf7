import type { FormRules } from '#app/http/form-rules.ts'
import { EFFECTIVENESS_OUTCOMES } from '../actions/vocabulary.ts'
import { VERIFICATION_TEXT_MAX_LENGTH } from './verification-limits.ts'

/** Whether the effect of a critical closure lasted. */
export const EffectForm = {
  rev: { kind: 'number', required: true, integer: true, min: 1 },
  outcome: { kind: 'option', required: true, options: EFFECTIVENESS_OUTCOMES },
  reason: { kind: 'text', required: true, minLength: 4, maxLength: VERIFICATION_TEXT_MAX_LENGTH },
} as const satisfies FormRules
