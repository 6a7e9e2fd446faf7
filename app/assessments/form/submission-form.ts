import type { FormRules } from '#app/http/form-rules.ts'

/** The signatory's declaration as it is posted. The tick posts its value only when it is set. */
export const SubmissionForm = {
  declaration: { kind: 'options', required: true, options: ['accepted'] },
  signatoryName: { kind: 'text', required: true, maxLength: 100 },
  signatoryTitle: { kind: 'text', required: true, maxLength: 100 },
} as const satisfies FormRules
