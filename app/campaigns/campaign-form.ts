import type { FormErrors, FormRules, FormValues } from '#app/http/form-rules.ts'
import { endOfDay } from '#app/i18n/format.ts'
import { whyTooLate } from './extension.ts'

export const FIRST_YEAR = 2000
export const LAST_YEAR = 2100

export const CampaignForm = {
  nameZh: { kind: 'text', required: true, maxLength: 80 },
  nameEn: { kind: 'text', required: true, maxLength: 120 },
  year: { kind: 'number', required: true, integer: true, min: FIRST_YEAR, max: LAST_YEAR },
  questionnaireVersionId: { kind: 'text', maxLength: 40 },
  policyVersionId: { kind: 'text', maxLength: 40 },
  dueOn: { kind: 'date', required: true },
} as const satisfies FormRules

/** `dueAt` is the last moment of the chosen day in China time; versions that are not given stay as they are. */
export type CampaignFacts = {
  nameZh: string
  nameEn: string
  year: number
  dueAt: Date
  questionnaireVersionId?: string
  policyVersionId?: string
}

/** The rule across fields and time: a due date that is over cannot be met, one years ahead is a slip of the pen. */
export function readCampaignFacts(
  { dueOn, questionnaireVersionId, policyVersionId, ...names }: FormValues<typeof CampaignForm>,
  now: Date,
): { ok: true; facts: CampaignFacts } | { ok: false; errors: FormErrors } {
  const dueAt = endOfDay(dueOn)
  if (dueAt <= now) return { ok: false, errors: { dueOn: { code: 'in-the-past' } } }
  if (whyTooLate(dueAt, now)) return { ok: false, errors: { dueOn: { code: 'too-far-ahead' } } }
  const versions = {
    ...(questionnaireVersionId && { questionnaireVersionId }),
    ...(policyVersionId && { policyVersionId }),
  }
  return { ok: true, facts: { ...names, dueAt, ...versions } }
}

/** A later date for all, or for one. What is noted goes into the mail that tells of it. */
export const ExtensionForm = {
  dueOn: { kind: 'date', required: true },
  note: { kind: 'text', maxLength: 300 },
} as const satisfies FormRules

/** The same for one supplier, named with it. */
export const OneExtensionForm = {
  assessmentId: { kind: 'text', required: true, maxLength: 40 },
  ...ExtensionForm,
} as const satisfies FormRules

/** Suppliers invited late have a date of their own. */
export const AdditionForm = { dueOn: { kind: 'date', required: true } } as const satisfies FormRules

/** Granting needs the date, refusing the reason: the rule table cannot say so, the route does. */
export const DecisionForm = {
  decision: { kind: 'option', required: true, options: ['granted', 'refused'] },
  dueOn: { kind: 'date' },
  reason: { kind: 'text', maxLength: 300 },
} as const satisfies FormRules

export type ExtensionVerdict =
  { grant: true; dueAt: Date; note: string | null } | { grant: false; reason: string }

/** The posted decision: a grant has its date, a refusal its reason. */
export function readDecision({
  decision,
  dueOn,
  reason,
}: FormValues<typeof DecisionForm>):
  { ok: true; verdict: ExtensionVerdict } | { ok: false; errors: FormErrors } {
  if (decision === 'granted') {
    if (!dueOn) return { ok: false, errors: { dueOn: { code: 'required' } } }
    return { ok: true, verdict: { grant: true, dueAt: endOfDay(dueOn), note: reason } }
  }
  if (!reason) return { ok: false, errors: { reason: { code: 'required' } } }
  return { ok: true, verdict: { grant: false, reason } }
}

/** At least a few words: a reason is read by auditors later. */
export const ExemptionForm = {
  assessmentId: { kind: 'text', required: true, maxLength: 40 },
  reason: { kind: 'text', required: true, minLength: 4, maxLength: 500 },
} as const satisfies FormRules
