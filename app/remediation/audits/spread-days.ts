import { chinaDay, chinaInstant, weekdayOf } from '#app/i18n/china-time.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'

const SATURDAY = 5

/**
 * So many calendar days (`YYYY-MM-DD`), spread evenly over the weekdays from one day to another, the first on the first of
 * them. Holidays are for whoever confirms the date with the supplier. Without a weekday between them, the last day for all.
 */
export function spreadDays(count: number, from: string, to: string): string[] {
  const weekdays = weekdaysBetween(chinaDay(endOfDay(from)), chinaDay(endOfDay(to)))
  return Array.from({ length: count }, (_, at) => {
    const day = weekdays[Math.floor((at * weekdays.length) / count)]
    return day === undefined ? to : isoDate(chinaInstant(day, 12))
  })
}

function weekdaysBetween(first: number, last: number): number[] {
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  return days.filter(day => weekdayOf(day) < SATURDAY)
}
