/** Smallest and largest value of each number. Apart from `settings.ts`, so that the page's form needs no zod. */
export const SETTING_LIMITS = {
  campaignDays: { min: 1, max: 365, integer: true },
  extensionsPerAssessment: { min: 0, max: 5, integer: true },
  extensionMaxDays: { min: 1, max: 90, integer: true },
  returnDays: { min: 1, max: 90, integer: true },
  samplePercent: { min: 0, max: 100, integer: true },
  replyDays: { min: 1, max: 180, integer: true },
  digestHour: { min: 0, max: 23, integer: true },
  mailsPerMinute: { min: 1, max: 6000, integer: true },
  matterAcknowledgeDays: { min: 1, max: 30, integer: true },
  matterResultDays: { min: 7, max: 365, integer: true },
  maxEvidenceMegabytes: { min: 1, max: 50, integer: true },
  signingDays: { min: 1, max: 365, integer: true },
  renewalNoticeDays: { min: 1, max: 180, integer: true },
  weakScore: { min: 0, max: 100, integer: false },
  weakDimensionScore: { min: 0, max: 100, integer: false },
  criticalDays: { min: 1, max: 365, integer: true },
  majorDays: { min: 1, max: 365, integer: true },
  minorDays: { min: 1, max: 365, integer: true },
  actionExtensionMaxDays: { min: 1, max: 180, integer: true },
  actionEscalationDays: { min: 0, max: 90, integer: true },
  effectivenessDays: { min: 1, max: 365, integer: true },
  improvementDays: { min: 1, max: 365, integer: true },
  chanceDays: { min: 1, max: 365, integer: true },
  noResponseNoticeDays: { min: 1, max: 180, integer: true },
  deferralMaxDays: { min: 1, max: 60, integer: true },
  coolOffMonths: { min: 0, max: 60, integer: true },
} as const

export type SettingName = keyof typeof SETTING_LIMITS

/** Reminder days of a plan: each counted in whole days from the due date, at most this many and this far. */
export const REMINDER_LIMITS = { most: 12, minDays: 1, maxDays: 90 } as const

/** Characters of the ways to reach the integrity function. */
export const CONTACT_LIMITS = { hotline: 60, mailbox: 254 } as const

/** Months up to which an open action belongs to a bucket of age; the last bucket is everything older. */
export const AGEING_MONTHS = [2, 4, 6] as const

/** Days of the week on which the digest can go out; `none`: it does not. */
export const DIGEST_DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'none',
] as const
export type DigestDay = (typeof DIGEST_DAYS)[number]
