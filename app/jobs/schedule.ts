import { chinaDay, chinaInstant, weekdayOf } from '#app/i18n/china-time.ts'

const MINUTE_MS = 60_000
/** A job that failed is tried again after this long, not at its next time only. */
const RETRY_AFTER_MS = 5 * MINUTE_MS

/** When a job runs, in China time. `weekday`: 0 for Monday to 6 for Sunday. Null: only by hand. */
export type Schedule =
  | { everyMinutes: number }
  | { hour: number; minute: number }
  | { weekday: number; hour: number; minute: number }
  | null

/** What is known of a job's runs. */
export type JobRecord = {
  /** The latest time of its timetable that has been worked off. */
  doneUntil: Date | null
  finishedAt: Date | null
  lastError: string | null
}

/** The last time of the timetable that is not after `now`; null when there is none. */
export function latestTime(schedule: Schedule, now: Date): Date | null {
  if (schedule === null) return null
  if ('everyMinutes' in schedule) {
    const step = schedule.everyMinutes * MINUTE_MS
    return new Date(Math.floor(now.getTime() / step) * step)
  }
  return lastOf(timesAround(schedule, now).filter(time => time <= now))
}

/** The first time of the timetable after `now`. */
export function nextTime(schedule: Schedule, now: Date): Date | null {
  if (schedule === null) return null
  if ('everyMinutes' in schedule) {
    const latest = latestTime(schedule, now) ?? now
    return new Date(latest.getTime() + schedule.everyMinutes * MINUTE_MS)
  }
  return timesAround(schedule, now).find(time => time > now) ?? null
}

/**
 * Whether a time of the timetable has passed that was not worked off: one, however many passed while the server was
 * down. A job that was never seen waits for its next time. When the clock has been put back behind what was worked
 * off, the job runs: it may run twice without harm. After a failure it rests for five minutes.
 */
export function isJobDue(schedule: Schedule, record: JobRecord, now: Date): boolean {
  const latest = latestTime(schedule, now)
  if (!latest || !record.doneUntil) return false
  const isWorkedOff = record.doneUntil >= latest && record.doneUntil <= now
  return !isWorkedOff && !isResting(record, now)
}

function isResting({ lastError, finishedAt }: JobRecord, now: Date) {
  if (lastError === null || finishedAt === null) return false
  const since = now.getTime() - finishedAt.getTime()
  return since >= 0 && since < RETRY_AFTER_MS
}

/** The times from eight days before to eight days after, in order: each weekday is among them on either side. */
function timesAround(schedule: Exclude<Schedule, null | { everyMinutes: number }>, now: Date): Date[] {
  const today = chinaDay(now)
  const days = Array.from({ length: 17 }, (_, at) => today - 8 + at)
  return days
    .filter(day => !('weekday' in schedule) || weekdayOf(day) === schedule.weekday)
    .map(day => chinaInstant(day, schedule.hour, schedule.minute))
}

function lastOf(times: Date[]) {
  return times.at(-1) ?? null
}
