const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** China keeps one time all year. */
const AHEAD_OF_UTC_MS = 8 * HOUR_MS

const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?$/
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** The calendar day in China at an instant, as a number of days since 1970. Where the server stands is no matter. */
export function chinaDay(instant: Date): number {
  return Math.floor((instant.getTime() + AHEAD_OF_UTC_MS) / DAY_MS)
}

/** The instant at which it is that time of a day (as `chinaDay` counts) in China. */
export function chinaInstant(day: number, hour: number, minute = 0): Date {
  return new Date(day * DAY_MS - AHEAD_OF_UTC_MS + hour * HOUR_MS + minute * 60_000)
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  // 1 January 1970 was a Thursday.
  return (((day + 3) % 7) + 7) % 7
}

/**
 * An instant somebody typed: `2027-03-01T08:00` or `2027-03-01` (midnight) is China time; with `Z` or an offset it
 * is what it says. Null for anything else, and for a day or hour that does not exist.
 */
export function parseChinaTime(text: string): Date | null {
  const local = LOCAL_TIME.exec(text)
  if (!local && !WITH_ZONE.test(text)) return null
  const instant = new Date(local ? `${local[1]}T${local[2] ?? '00:00'}+08:00` : text)
  if (Number.isNaN(instant.getTime())) return null
  return local && new Date(instant.getTime() + AHEAD_OF_UTC_MS).toISOString().slice(0, 10) !== local[1]
    ? null
    : instant
}
