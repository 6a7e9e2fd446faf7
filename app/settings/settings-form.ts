import { REMINDER_DAYS, readReminderDays } from '#app/campaigns/reminders/reminder-days.ts'
import type { FieldRule, FormErrors, FormValues } from '#app/http/form-rules.ts'
import { CONTACT_LIMITS, DIGEST_DAYS, SETTING_LIMITS, type SettingName } from './setting-limits.ts'

/** The names the installation shows as the buyer's; used by set-up and by the settings page. */
export const OrganisationForm = {
  nameZh: { kind: 'text', required: true, maxLength: 120 },
  nameEn: { kind: 'text', required: true, maxLength: 120 },
} as const satisfies Record<string, FieldRule>

export const SettingsForm = {
  ...OrganisationForm,
  campaignDays: number('campaignDays'),
  reminderDaysBefore: REMINDER_DAYS,
  reminderDaysAfter: REMINDER_DAYS,
  replyDays: number('replyDays'),
  replyReminderDaysBefore: REMINDER_DAYS,
  replyReminderDaysAfter: REMINDER_DAYS,
  extensionsPerAssessment: number('extensionsPerAssessment'),
  extensionMaxDays: number('extensionMaxDays'),
  returnDays: number('returnDays'),
  samplePercent: number('samplePercent'),
  digestDay: { kind: 'option', required: true, options: DIGEST_DAYS },
  digestHour: number('digestHour'),
  mailsPerMinute: number('mailsPerMinute'),
  matterAcknowledgeDays: number('matterAcknowledgeDays'),
  matterResultDays: number('matterResultDays'),
  maxEvidenceMegabytes: number('maxEvidenceMegabytes'),
  integrityHotline: { kind: 'text', maxLength: CONTACT_LIMITS.hotline },
  integrityMailbox: { kind: 'email' },
  signingDays: number('signingDays'),
  renewalNoticeDays: number('renewalNoticeDays'),
  isCommitmentNeeded: { kind: 'flag' },
  weakScore: number('weakScore'),
  weakDimensionScore: number('weakDimensionScore'),
  criticalDays: number('criticalDays'),
  majorDays: number('majorDays'),
  minorDays: number('minorDays'),
  actionExtensionMaxDays: number('actionExtensionMaxDays'),
  actionEscalationDays: number('actionEscalationDays'),
  effectivenessDays: number('effectivenessDays'),
  improvementDays: number('improvementDays'),
  chanceDays: number('chanceDays'),
  noResponseNoticeDays: number('noResponseNoticeDays'),
  deferralMaxDays: number('deferralMaxDays'),
  coolOffMonths: number('coolOffMonths'),
  financeMailbox: { kind: 'email' },
} as const satisfies Record<string, FieldRule>

/** A setting that is a list of days before or after a due date. */
export type DayList =
  'reminderDaysBefore' | 'reminderDaysAfter' | 'replyReminderDaysBefore' | 'replyReminderDaysAfter'
type SettingsValues = FormValues<typeof SettingsForm>

/** The form's values as settings: the lists of days are read out of their text. */
export function readSettingsForm(values: SettingsValues) {
  const errors: FormErrors = {}
  const days = (name: DayList, order: 'falling' | 'rising') => {
    const read = readReminderDays(values[name], order)
    if (read.ok) return read.days
    errors[name] = read.error
    return []
  }
  const lists = {
    reminderDaysBefore: days('reminderDaysBefore', 'falling'),
    reminderDaysAfter: days('reminderDaysAfter', 'rising'),
    replyReminderDaysBefore: days('replyReminderDaysBefore', 'falling'),
    replyReminderDaysAfter: days('replyReminderDaysAfter', 'rising'),
  }
  if (Object.keys(errors).length > 0) return { ok: false as const, errors }
  const contacts = {
    integrityHotline: values.integrityHotline ?? '',
    integrityMailbox: values.integrityMailbox ?? '',
    financeMailbox: values.financeMailbox ?? '',
  }
  return { ok: true as const, change: { ...values, ...lists, ...contacts } }
}

function number(name: SettingName) {
  return { kind: 'number', required: true, ...SETTING_LIMITS[name] } as const
}
