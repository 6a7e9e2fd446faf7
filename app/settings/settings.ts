import { z } from 'zod'
import {
  CONTACT_LIMITS,
  DIGEST_DAYS,
  REMINDER_LIMITS,
  SETTING_LIMITS,
  type SettingName,
} from './setting-limits.ts'

/** What a buyer can change, with the product's defaults. One record, shown on one page. */
export const Settings = z.object({
  campaignDays: setting('campaignDays').default(30),
  /** Proposed to every new campaign: days before and after the due date on which who still owes is reminded. */
  reminderDaysBefore: reminderDays().default([14, 7, 1]),
  reminderDaysAfter: reminderDays().default([3, 7]),
  /** The same for a new round of the integrity questionnaire (reference/seeds.md §5.8). */
  replyDays: setting('replyDays').default(21),
  replyReminderDaysBefore: reminderDays().default([7, 1]),
  replyReminderDaysAfter: reminderDays().default([3]),
  /** How often, and by how many days each, one supplier's due date may be moved at its request. */
  extensionsPerAssessment: setting('extensionsPerAssessment').default(1),
  extensionMaxDays: setting('extensionMaxDays').default(14),
  /** Items a supplier may be asked to correct stay open this long after a return. */
  returnDays: setting('returnDays').default(14),
  /** Share of the items without a reason to look at them that a reviewer looks at all the same. */
  samplePercent: setting('samplePercent').default(20),
  /** When the summary of open campaigns goes to the buyer: day and full hour in China time. */
  digestDay: z.enum(DIGEST_DAYS).default('monday'),
  digestHour: setting('digestHour').default(8),
  /** What the mail server takes; the outbox sends no faster. */
  mailsPerMinute: setting('mailsPerMinute').default(120),
  /** Within which a report is registered and confirmed, and its result told, counted from its arrival. */
  matterAcknowledgeDays: setting('matterAcknowledgeDays').default(7),
  matterResultDays: setting('matterResultDays').default(90),
  /** Largest evidence file. */
  maxEvidenceMegabytes: setting('maxEvidenceMegabytes').default(20),
  /** How the integrity function is reached; agreements name both. Empty until the organisation has said. */
  integrityHotline: z.string().max(CONTACT_LIMITS.hotline).default(''),
  integrityMailbox: z.string().max(CONTACT_LIMITS.mailbox).default(''),
  /** Proposed to every invitation to sign an agreement. */
  signingDays: setting('signingDays').default(60),
  /** So long before the end of its term a supplier is asked to renew an agreement. */
  renewalNoticeDays: setting('renewalNoticeDays').default(30),
  /** Without a signed integrity commitment nobody becomes a qualified supplier. */
  isCommitmentNeeded: z.boolean().default(true),
  /** A verified result is weak below this score, or with a dimension below that one; a standing trigger makes it so too. */
  weakScore: setting('weakScore').default(70),
  weakDimensionScore: setting('weakDimensionScore').default(60),
  /** Time for a corrective action by its severity, never beyond the deadline that the grade entails. */
  criticalDays: setting('criticalDays').default(30),
  majorDays: setting('majorDays').default(60),
  minorDays: setting('minorDays').default(90),
  /** By how many days an action's due date may be moved, once, at the supplier's request. */
  actionExtensionMaxDays: setting('actionExtensionMaxDays').default(30),
  /** So long after its due date an action goes to the committee; a critical one does at once. */
  actionEscalationDays: setting('actionEscalationDays').default(7),
  /** When the effect of a closed critical action is looked at again. */
  effectivenessDays: setting('effectivenessDays').default(90),
  /** What grade C, the one chance after grade D, and silence give a supplier before a decision is due. */
  improvementDays: setting('improvementDays').default(90),
  chanceDays: setting('chanceDays').default(60),
  noResponseNoticeDays: setting('noResponseNoticeDays').default(30),
  /** The longest that payments on new invoices may be put off, by decision. */
  deferralMaxDays: setting('deferralMaxDays').default(60),
  /** So long after a disqualification nobody is reinstated. */
  coolOffMonths: setting('coolOffMonths').default(12),
  /** Who is told of a decision about payments. Empty: nobody yet. */
  financeMailbox: z.string().max(CONTACT_LIMITS.mailbox).default(''),
})
export type Settings = z.infer<typeof Settings>

/** Stored settings may be partial or older: what is missing takes the default. */
export function readSettings(stored: unknown): Settings {
  return Settings.parse(stored ?? {})
}

function setting(name: SettingName) {
  const { min, max, integer } = SETTING_LIMITS[name]
  const number = z.number().min(min).max(max)
  return integer ? number.int() : number
}

function reminderDays() {
  const { minDays, maxDays, most } = REMINDER_LIMITS
  return z.array(z.number().int().min(minDays).max(maxDays)).max(most)
}
