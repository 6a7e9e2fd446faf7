import type { FormRules } from '#app/http/form-rules.ts'
import { SUPPLIER_STATUSES } from './vocabulary.ts'

export const REASON_MAX_LENGTH = 500

/** `from`: the status the person was shown. */
export const StatusForm = {
  from: { kind: 'option', required: true, options: SUPPLIER_STATUSES },
  to: { kind: 'option', required: true, options: SUPPLIER_STATUSES },
  since: { kind: 'date', required: true },
  reason: { kind: 'text', maxLength: REASON_MAX_LENGTH },
} as const satisfies FormRules

/** Closing and reopening: always with a reason. */
export const ReasonForm = {
  reason: { kind: 'text', required: true, maxLength: REASON_MAX_LENGTH },
} as const satisfies FormRules
