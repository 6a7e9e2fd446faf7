import { expect, test } from 'vitest'
import { daysUntil, endOfDay } from './format.ts'

test.each([
  ['2026-12-04', '2026-11-22T00:30:00+08:00', 12],
  ['2026-12-04', '2026-11-22T23:30:00+08:00', 12],
  ['2026-12-04', '2026-12-03T23:59:00+08:00', 1],
  ['2026-12-04', '2026-12-04T00:00:00+08:00', 0],
  ['2026-12-04', '2026-12-05T00:00:00+08:00', -1],
])('the end of %s lies so many calendar days in China after %s: %i', (day, now, days) => {
  expect(daysUntil(endOfDay(day), new Date(now))).toBe(days)
})
