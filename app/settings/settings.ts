import { z } from 'zod'

/** What a buyer can change, with the product's defaults. One record, shown on one page. */
export const Settings = z.object({
  campaignDays: z.number().int().min(1).max(365).default(30),
  /** Items a supplier may be asked to correct stay open this long after a return. */
  returnDays: z.number().int().min(1).max(90).default(14),
  /** A verified score below this, or a dimension below the other, is a weak result. */
  weakScoreBelow: z.number().min(0).max(100).default(70),
  weakDimensionBelow: z.number().min(0).max(100).default(60),
  /** Largest evidence file. */
  maxEvidenceMegabytes: z.number().int().min(1).max(50).default(20),
})
export type Settings = z.infer<typeof Settings>

/** Stored settings may be partial or older: what is missing takes the default. */
export function readSettings(stored: unknown): Settings {
  return Settings.parse(stored ?? {})
}
