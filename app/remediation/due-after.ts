import { chinaDay, chinaInstant } from '#app/i18n/china-time.ts'

/** The last moment, in China, of the day that lies `days` after the day of an instant. */
export function dueAfter(instant: Date, days: number): Date {
  return new Date(chinaInstant(chinaDay(instant) + days + 1, 0).getTime() - 1)
}
