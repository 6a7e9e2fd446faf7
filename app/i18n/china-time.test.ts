import { expect, test } from 'vitest'
import { isoDate } from './format.ts'
import { chinaDay, chinaInstant, parseChinaTime, weekdayOf } from './china-time.ts'

test('a day begins and ends at midnight in China', () => {
  const day = chinaDay(new Date('2026-03-29T16:00:00Z'))
  expect(chinaDay(new Date('2026-03-29T15:59:59.999Z'))).toBe(day - 1)
  expect(chinaDay(new Date('2026-03-30T15:59:59.999Z'))).toBe(day)
  expect(isoDate(chinaInstant(day, 0))).toBe('2026-03-30')
})

test('days are as long where clocks change', () => {
  const days = ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-25', '2026-11-01']
  for (const day of days)
    expect(chinaInstant(chinaDay(new Date(`${day}T00:00:00Z`)), 8)).toEqual(new Date(`${day}T00:00:00Z`))
})

test.each([
  ['2026-11-22', 6],
  ['2026-11-23', 0],
  ['1969-12-29', 0],
])('%s is weekday %i', (date, weekday) => {
  expect(weekdayOf(chinaDay(new Date(`${date}T00:00:00Z`)))).toBe(weekday)
})

test.each([
  ['2027-03-01T08:00', '2027-03-01T00:00:00.000Z'],
  ['2027-03-01T08:00:30', '2027-03-01T00:00:30.000Z'],
  ['2027-03-01', '2027-02-28T16:00:00.000Z'],
  ['2027-03-01T08:00Z', '2027-03-01T08:00:00.000Z'],
  ['2027-03-01T08:00:00.5+01:00', '2027-03-01T07:00:00.500Z'],
])('%s is %s', (text, instant) => {
  expect(parseChinaTime(text)?.toISOString()).toBe(instant)
})

test.each(['tomorrow', '2027-02-30', '2027-02-30T08:00', '2027-03-01T25:00', '2027-3-1', '', '1'])(
  '%j is no time',
  text => expect(parseChinaTime(text)).toBeNull(),
)
