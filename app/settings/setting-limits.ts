/** Smallest and largest value of each setting. Apart from `settings.ts`, so that the page's form needs no zod. */
export const SETTING_LIMITS = {
  campaignDays: { min: 1, max: 365, integer: true },
  returnDays: { min: 1, max: 90, integer: true },
  maxEvidenceMegabytes: { min: 1, max: 50, integer: true },
} as const

export type SettingName = keyof typeof SETTING_LIMITS
