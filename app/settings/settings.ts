import { z } from 'zod'
import { SETTING_LIMITS, type SettingName } from './setting-limits.ts'

/** What a buyer can change, with the product's defaults. One record, shown on one page. */
export const Settings = z.object({
  campaignDays: setting('campaignDays').default(30),
  /** Items a supplier may be asked to correct stay open this long after a return. */
  returnDays: setting('returnDays').default(14),
  /** Largest evidence file. */
  maxEvidenceMegabytes: setting('maxEvidenceMegabytes').default(20),
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
