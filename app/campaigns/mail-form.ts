import type { FormErrors, FormRules, FormValues } from '#app/http/form-rules.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import type { ReminderPlan } from './plans.ts'
import { ReminderDaysForm, readReminderDays } from './reminders/reminder-days.ts'

export const MailForm = {
  languages: { kind: 'options', required: true, options: LOCALES },
  ...ReminderDaysForm,
} as const satisfies FormRules

type Plan = { languages: Locale[]; reminderPlan: ReminderPlan }

/** The form's values as a plan: the two lists of days are read out of their text. */
export function readMailForm(
  values: FormValues<typeof MailForm>,
): { ok: true; plan: Plan } | { ok: false; errors: FormErrors } {
  const before = readReminderDays(values.reminderDaysBefore, 'falling')
  const after = readReminderDays(values.reminderDaysAfter, 'rising')
  if (before.ok && after.ok) {
    const languages = LOCALES.filter(locale => values.languages.includes(locale))
    return { ok: true, plan: { languages, reminderPlan: { daysBefore: before.days, daysAfter: after.days } } }
  }
  const errors: FormErrors = {}
  if (!before.ok) errors.reminderDaysBefore = before.error
  if (!after.ok) errors.reminderDaysAfter = after.error
  return { ok: false, errors }
}
