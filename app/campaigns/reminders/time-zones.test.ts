import { afterEach, expect, test, vi } from 'vitest'
import { nextTime } from '#app/jobs/schedule.ts'
import { chinaDay, chinaInstant, parseChinaTime, weekdayOf } from '#app/i18n/china-time.ts'
import { endOfDay } from '#app/i18n/format.ts'
import { USUAL_REMINDERS } from '../plans.ts'
import { daysLeft, dueReminder } from './due-reminders.ts'

const HOUR = 3_600_000
/** Zones whose clocks change between the two dates, one that never does, one behind and one ahead of China. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Shanghai',
  'Pacific/Kiritimati',
]

afterEach(() => vi.unstubAllEnvs())

/** Which step is due at each hour from 20 days before to 10 days after the due date, as the server's clock goes on. */
function stepsByHour(dueOn: string) {
  const dueAt = endOfDay(dueOn)
  const toldAt = new Date(dueAt.getTime() - 30 * 24 * HOUR)
  return Array.from({ length: 30 * 24 }, (_, hour) => {
    const now = new Date(dueAt.getTime() + (hour - 20 * 24) * HOUR)
    return dueReminder(USUAL_REMINDERS, { dueAt, toldAt }, now)?.offsetDays ?? null
  })
}

test.each(ZONES)('with the server’s clock in %s reminders are due at the same instants', zone => {
  const dates = ['2026-03-31', '2026-11-05', '2027-04-07']
  const expected = dates.map(stepsByHour)
  vi.stubEnv('TZ', zone)
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(zone)
  expect(dates.map(stepsByHour)).toEqual(expected)
})

test.each(ZONES)('with the server’s clock in %s the timetable and the days are those of China', zone => {
  vi.stubEnv('TZ', zone)
  const now = new Date('2026-03-29T00:59:00Z')
  expect(nextTime({ hour: 9, minute: 0 }, now)).toEqual(new Date('2026-03-29T01:00:00Z'))
  expect(nextTime({ weekday: 0, hour: 8, minute: 0 }, now)).toEqual(new Date('2026-03-30T00:00:00Z'))
  expect(chinaInstant(chinaDay(now), 8)).toEqual(new Date('2026-03-29T00:00:00Z'))
  expect(weekdayOf(chinaDay(now))).toBe(6)
  expect(parseChinaTime('2026-03-29T02:30')).toEqual(new Date('2026-03-28T18:30:00Z'))
  expect(daysLeft(endOfDay('2026-04-05'), now)).toBe(7)
})
