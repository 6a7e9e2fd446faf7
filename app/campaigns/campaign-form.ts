import type { FormErrors, FormRules, FormValues } from '#app/http/form-rules.ts'
import { endOfDay } from '#app/i18n/format.ts'

export const FIRST_YEAR = 2000
export const LAST_YEAR = 2100

export const CampaignForm = {
  nameZh: { kind: 'text', required: true, maxLength: 80 },
  nameEn: { kind: 'text', required: true, maxLength: 120 },
  year: { kind: 'number', required: true, integer: true, min: FIRST_YEAR, max: LAST_YEAR },
  dueOn: { kind: 'date', required: true },
} as const satisfies FormRules

/** `dueAt` is the last moment of the chosen day in China time. */
export type CampaignFacts = { nameZh: string; nameEn: string; year: number; dueAt: Date }

/** The rule across fields and time: a due date that is over cannot be met. */
export function readCampaignFacts(
  { nameZh, nameEn, year, dueOn }: FormValues<typeof CampaignForm>,
  now: Date,
): { ok: true; facts: CampaignFacts } | { ok: false; errors: FormErrors } {
  const dueAt = endOfDay(dueOn)
  if (dueAt <= now) return { ok: false, errors: { dueOn: { code: 'in-the-past' } } }
  return { ok: true, facts: { nameZh, nameEn, year, dueAt } }
}

/** At least a few words: a reason is read by auditors later. */
export const ExemptionForm = {
  assessmentId: { kind: 'text', required: true, maxLength: 40 },
  reason: { kind: 'text', required: true, minLength: 4, maxLength: 500 },
} as const satisfies FormRules
