import type { FormRules } from '#app/http/form-rules.ts'

const REASON = { kind: 'text', required: true, minLength: 4, maxLength: 1000 } as const

/** More time: until which day, and why. */
export const ExtensionForm = {
  dueOn: { kind: 'date', required: true },
  reason: REASON,
} as const satisfies FormRules

/** Not taking part: why. */
export const DeclineForm = { reason: REASON } as const satisfies FormRules
