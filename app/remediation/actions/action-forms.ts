import { DecisionForm } from '#app/campaigns/campaign-form.ts'
import type { FormRules } from '#app/http/form-rules.ts'
import { SEVERITIES } from './vocabulary.ts'

const MAX_WORDS = 4000
const MAX_REASON = 1000
const MAX_ID = 40

const rev = { kind: 'number', required: true, integer: true, min: 1 } as const

/** A step without words. */
export const StepForm = { rev } as const satisfies FormRules

/** A step with a reason that the other side reads: at least a few words. */
export const ReasonForm = {
  rev,
  reason: { kind: 'text', required: true, minLength: 4, maxLength: MAX_REASON },
} as const satisfies FormRules

/** The answer to a contested finding. */
export const ContestAnswerForm = {
  rev,
  answer: { kind: 'option', required: true, options: ['uphold', 'withdraw'] },
  reason: { kind: 'text', required: true, minLength: 4, maxLength: MAX_REASON },
} as const satisfies FormRules

/** What is found and asked; item codes between commas or spaces. */
export const FindingForm = {
  severity: { kind: 'option', required: true, options: SEVERITIES },
  finding: { kind: 'text', required: true, minLength: 4, maxLength: MAX_WORDS },
  requirement: { kind: 'text', required: true, minLength: 4, maxLength: MAX_WORDS },
  itemCodes: { kind: 'text', maxLength: 200 },
  ownerId: { kind: 'text', maxLength: MAX_ID },
} as const satisfies FormRules

export const DraftForm = { rev, ...FindingForm } as const satisfies FormRules

/** The supplier's plan (reference/seeds.md §5.6). */
export const PlanForm = {
  rev,
  containment: { kind: 'text', required: true, minLength: 4, maxLength: MAX_WORDS },
  rootCause: { kind: 'text', required: true, minLength: 4, maxLength: MAX_WORDS },
  correctiveAction: { kind: 'text', required: true, minLength: 4, maxLength: MAX_WORDS },
  prevention: { kind: 'text', required: true, minLength: 4, maxLength: MAX_WORDS },
  responsible: { kind: 'text', required: true, maxLength: 100 },
  plannedOn: { kind: 'date', required: true },
} as const satisfies FormRules

export const PlanDecisionForm = {
  rev,
  decision: { kind: 'option', required: true, options: ['accepted', 'returned'] },
  reason: { kind: 'text', maxLength: MAX_REASON },
} as const satisfies FormRules

export const ActionExtensionForm = {
  rev,
  dueOn: { kind: 'date', required: true },
  reason: { kind: 'text', required: true, minLength: 4, maxLength: 500 },
} as const satisfies FormRules

/** Granting needs the date, refusing the reason: `readDecision` says so. */
export const ActionExtensionDecisionForm = { rev, ...DecisionForm } as const satisfies FormRules

export const CommentForm = {
  body: { kind: 'text', required: true, maxLength: 2000 },
} as const satisfies FormRules

export const OwnerForm = {
  rev,
  ownerId: { kind: 'text', required: true, maxLength: MAX_ID },
} as const satisfies FormRules

/** Item codes that somebody typed, in capitals, each once. */
export function readItemCodes(text: string | null): string[] {
  const parts = (text ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .split(/[\s,;、]+/)
  return [...new Set(parts.filter(part => part !== ''))]
}
