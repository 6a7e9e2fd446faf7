import type { FieldRule } from '#app/http/form-rules.ts'
import { MATTER_STEPS } from './matter-state.ts'
import { MATTER_TOPICS, REPORTER_KINDS } from './vocabulary.ts'

const MAX_WORDS = 8000

/** Ways in which the desk learns of something itself. */
export const WRITTEN_SOURCES = ['hotline', 'mailbox', 'own-finding'] as const
export const WRITTEN_KINDS = ['to-reporter', 'note'] as const

export const StepForm = {
  rev: { kind: 'number', required: true, integer: true, min: 1 },
  step: { kind: 'option', required: true, options: MATTER_STEPS },
  reason: { kind: 'text', maxLength: MAX_WORDS },
} as const satisfies Record<string, FieldRule>

export const ConfirmationForm = {
  rev: { kind: 'number', required: true, integer: true, min: 1 },
  step: { kind: 'option', required: true, options: MATTER_STEPS },
} as const satisfies Record<string, FieldRule>

export const EntryForm = {
  kind: { kind: 'option', required: true, options: WRITTEN_KINDS },
  body: { kind: 'text', required: true, maxLength: MAX_WORDS },
} as const satisfies Record<string, FieldRule>

export const HandlingForm = {
  rev: { kind: 'number', required: true, integer: true, min: 1 },
  assigneeId: { kind: 'text', maxLength: 60 },
  topic: { kind: 'option', required: true, options: MATTER_TOPICS },
  supplierCode: { kind: 'text', maxLength: 60 },
  isProtected: { kind: 'flag' },
  arePaymentsHeld: { kind: 'flag' },
  isRecovered: { kind: 'flag' },
} as const satisfies Record<string, FieldRule>

export const RecusalForm = {
  userId: { kind: 'text', required: true, maxLength: 60 },
  change: { kind: 'option', required: true, options: ['recuse', 'end'] },
  reason: { kind: 'text', required: true, maxLength: 2000 },
} as const satisfies Record<string, FieldRule>

export const IdentityForm = {
  reason: { kind: 'text', required: true, minLength: 5, maxLength: 1000 },
} as const satisfies Record<string, FieldRule>

export const MatterForm = {
  source: { kind: 'option', required: true, options: WRITTEN_SOURCES },
  topic: { kind: 'option', required: true, options: MATTER_TOPICS },
  story: { kind: 'text', required: true, minLength: 10, maxLength: MAX_WORDS },
  reporterKind: { kind: 'option', options: REPORTER_KINDS },
  name: { kind: 'text', maxLength: 100 },
  contact: { kind: 'text', maxLength: 200 },
  organisation: { kind: 'text', maxLength: 200 },
} as const satisfies Record<string, FieldRule>
