import type { FormRules } from '#app/http/form-rules.ts'
import { SEVERITIES } from '../actions/vocabulary.ts'
import { AUDIT_MODES, AUDIT_RESULTS, SELF_RESULTS } from './vocabulary.ts'

const MAX_WORDS = 2000
const MAX_SUMMARY = 8000
const ID = { kind: 'text', maxLength: 60 } as const
const rev = { kind: 'number', required: true, integer: true, min: 1 } as const

export const StepForm = { rev } as const satisfies FormRules

const arrangement = {
  mode: { kind: 'option', required: true, options: AUDIT_MODES },
  auditorId: ID,
  scope: { kind: 'text', maxLength: MAX_WORDS },
} as const

export const NewAuditForm = {
  supplierCode: { kind: 'text', required: true, maxLength: 60 },
  ...arrangement,
  plannedOn: { kind: 'date', required: true },
  occasion: { kind: 'text', required: true, maxLength: 500 },
} as const satisfies FormRules

export const ArrangementForm = { rev, ...arrangement } as const satisfies FormRules

/** Once the supplier has been told, who audits can still change. */
export const AuditorForm = { rev, auditorId: { ...ID, required: true } } as const satisfies FormRules

export const PostponementForm = {
  rev,
  plannedOn: { kind: 'date', required: true },
  reason: { kind: 'text', required: true, maxLength: MAX_WORDS },
} as const satisfies FormRules

export const CancellationForm = {
  rev,
  reason: { kind: 'text', required: true, maxLength: MAX_WORDS },
} as const satisfies FormRules

export const FindingForm = {
  itemCode: { kind: 'text', maxLength: 10 },
  severity: { kind: 'option', required: true, options: SEVERITIES },
  finding: { kind: 'text', required: true, maxLength: MAX_WORDS },
  requirement: { kind: 'text', required: true, maxLength: MAX_WORDS },
} as const satisfies FormRules

export const IssueForm = {
  rev,
  summary: { kind: 'text', required: true, maxLength: MAX_SUMMARY },
} as const satisfies FormRules

/** `scope`: whom the button means, the ticked ones of the page or everybody that the filter finds. */
export const PLAN_CHOICES = ['ticked', 'all'] as const
export const PlanForm = {
  choice: { kind: 'option', required: true, options: PLAN_CHOICES },
  visitsFrom: { kind: 'date' },
  visitsTo: { kind: 'date' },
  selfDueOn: { kind: 'date' },
  auditorId: ID,
  scope: { kind: 'text', maxLength: MAX_WORDS },
} as const satisfies FormRules

/** Fields of one item in a form of a whole dimension. */
export function itemFields(itemCode: string) {
  return { result: `result_${itemCode}`, note: `note_${itemCode}`, rev: `rev_${itemCode}` }
}

/** The form of a dimension: what is found of each of its items, or what a supplier says of itself. */
export function resultRules(itemCodes: readonly string[], who: 'auditor' | 'supplier'): FormRules {
  const options = who === 'auditor' ? AUDIT_RESULTS : SELF_RESULTS
  return Object.fromEntries(
    itemCodes.flatMap(itemCode => {
      const fields = itemFields(itemCode)
      return [
        [fields.result, { kind: 'option', options }],
        [fields.note, { kind: 'text', maxLength: MAX_WORDS }],
        [fields.rev, { kind: 'number', required: true, integer: true, min: 0 }],
      ]
    }),
  ) as FormRules
}
