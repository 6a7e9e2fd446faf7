import type { FieldRule } from '#app/http/form-rules.ts'
import { SIGNING_PURPOSES } from './vocabulary.ts'

/** The invitation of the suppliers that the address names. */
export const InviteForm = {
  purposes: { kind: 'options', required: true, options: SIGNING_PURPOSES },
  dueOn: { kind: 'date', required: true },
  message: { kind: 'text', maxLength: 1000 },
  seen: { kind: 'text', required: true, maxLength: 100 },
} as const satisfies Record<string, FieldRule>

export const SignatoryForm = {
  userId: { kind: 'text', required: true, maxLength: 40 },
  title: { kind: 'text', required: true, maxLength: 80 },
  untilOn: { kind: 'date' },
} as const satisfies Record<string, FieldRule>
