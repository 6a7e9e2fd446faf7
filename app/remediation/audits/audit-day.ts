import { isoDate } from '#app/i18n/format.ts'
import type { AuditRefusal } from './refusal.ts'

const DAY_MS = 86_400_000
/** No audit is planned so far ahead: a later day is a slip, in a year of four digits say. */
const MAX_DAYS_AHEAD = 1100

/** Why no audit can be planned for this calendar day; null when one can. Today is still possible. */
export function whyNotDay(day: string, now: Date): AuditRefusal | null {
  if (day < isoDate(now)) return { code: 'date-past' }
  return day > isoDate(new Date(now.getTime() + MAX_DAYS_AHEAD * DAY_MS)) ? { code: 'date-too-late' } : null
}
