import { expect, test } from 'vitest'
import { isJobDue, latestTime, nextTime, type Schedule } from './schedule.ts'

const DAILY: Schedule = { hour: 8, minute: 30 }
const MONDAYS: Schedule = { weekday: 0, hour: 8, minute: 0 }
const QUARTERS: Schedule = { everyMinutes: 15 }
const NEVER_RUN = { doneUntil: null, finishedAt: null, lastError: null }

function china(time: string) {
  return new Date(`${time}+08:00`)
}

test.each([
  [DAILY, '2026-11-22T08:29', '2026-11-21T08:30', '2026-11-22T08:30'],
  [DAILY, '2026-11-22T08:30', '2026-11-22T08:30', '2026-11-23T08:30'],
  [MONDAYS, '2026-11-22T23:59', '2026-11-16T08:00', '2026-11-23T08:00'],
  [MONDAYS, '2026-11-23T08:00', '2026-11-23T08:00', '2026-11-30T08:00'],
  [QUARTERS, '2026-11-22T08:14', '2026-11-22T08:00', '2026-11-22T08:15'],
  [QUARTERS, '2026-11-22T08:15', '2026-11-22T08:15', '2026-11-22T08:30'],
])('%j at %s China time: last %s, next %s', (schedule, now, latest, next) => {
  expect(latestTime(schedule, china(now))).toEqual(china(latest))
  expect(nextTime(schedule, china(now))).toEqual(china(next))
})

test('what runs by hand only has no times', () => {
  expect([latestTime(null, china('2026-11-22T08:00')), nextTime(null, china('2026-11-22T08:00'))]).toEqual([
    null,
    null,
  ])
  expect(
    isJobDue(null, { ...NEVER_RUN, doneUntil: china('2020-01-01T00:00') }, china('2026-11-22T08:00')),
  ).toBe(false)
})

const done = (until: string, failedAt?: string) => ({
  doneUntil: china(until),
  finishedAt: failedAt ? china(failedAt) : china(until),
  lastError: failedAt ? 'no' : null,
})

test.each([
  ['at its time', '2026-11-22T08:30', done('2026-11-21T08:30'), true],
  ['a moment before', '2026-11-22T08:29', done('2026-11-21T08:30'), false],
  ['once it has run', '2026-11-22T09:00', done('2026-11-22T08:30'), false],
  ['after a week without the server', '2026-11-22T03:00', done('2026-11-15T08:30'), true],
  ['before it was ever seen', '2026-11-22T09:00', NEVER_RUN, false],
  ['when the clock has been put back a day', '2026-11-21T09:00', done('2026-11-22T08:30'), true],
  ['a minute after it failed', '2026-11-22T08:31', done('2026-11-21T08:30', '2026-11-22T08:30'), false],
  ['five minutes after it failed', '2026-11-22T08:35', done('2026-11-21T08:30', '2026-11-22T08:30'), true],
])('a daily job %s', (_, now, record, isDue) => {
  expect(isJobDue(DAILY, record, china(now))).toBe(isDue)
})
