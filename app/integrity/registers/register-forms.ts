import type { FieldRule } from '#app/http/form-rules.ts'

export const LinkForm = {
  userId: { kind: 'text', maxLength: 60 },
} as const satisfies Record<string, FieldRule>

export const DeclarationForm = {
  supplierCode: { kind: 'text', required: true, maxLength: 60 },
  userId: { kind: 'text', required: true, maxLength: 60 },
  party: { kind: 'text', maxLength: 200 },
  relation: { kind: 'text', required: true, maxLength: 200 },
  since: { kind: 'date' },
} as const satisfies Record<string, FieldRule>
