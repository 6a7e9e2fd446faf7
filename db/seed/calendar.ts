const DAY_MS = 24 * 3600 * 1000

const HOUR_MS = 3600 * 1000
const CHINA_OFFSET_MS = 8 * HOUR_MS
const WORK_BEGINS_MS = 8.5 * HOUR_MS
const WORK_SHARE = 9.5 / 24

/** The calendar date (`YYYY-MM-DD`) so many days after another; negative: before. */
export function dayAfter(date: string, days: number) {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The instant so many days (fractions allowed) after another. */
export function after(instant: Date, days: number) {
  return new Date(instant.getTime() + Math.round(days * DAY_MS))
}

export function latest(...instants: (Date | null | undefined)[]) {
  return new Date(Math.max(...instants.map(instant => instant?.getTime() ?? 0)))
}

export function earliest(...instants: Date[]) {
  return new Date(Math.min(...instants.map(instant => instant.getTime())))
}

/** The same day in China time, moved into office hours without changing the order; never later than `limit`. */
export function inOfficeHours(instant: Date, limit: Date) {
  const local = instant.getTime() + CHINA_OFFSET_MS
  const timeOfDay = local % DAY_MS
  const moved = local - timeOfDay + WORK_BEGINS_MS + Math.round(timeOfDay * WORK_SHARE) - CHINA_OFFSET_MS
  return earliest(new Date(moved), limit)
}
