import { expect, test } from 'vitest'
import { USUAL_REMINDERS } from '../plans.ts'
import { curveMarks, daysBetween, repliesByDay, responseCurve } from './response-curve.ts'

const curve = (changes = {}) =>
  responseCurve({
    openedOn: '2026-03-02',
    until: '2026-03-05',
    replies: [
      { date: '2026-03-02', n: 1 },
      { date: '2026-03-04', n: 3 },
    ],
    expected: 8,
    ...changes,
  })

test('every day since the opening has the replies so far, quiet days too', () => {
  expect(curve().map(point => [point.date, point.replies, point.total, point.percent])).toEqual([
    ['2026-03-02', 1, 1, 12.5],
    ['2026-03-03', 0, 1, 12.5],
    ['2026-03-04', 3, 4, 50],
    ['2026-03-05', 0, 4, 50],
  ])
})

test('a round of which nobody is expected has no percentages', () => {
  expect(curve({ expected: 0 })[0]).toMatchObject({ total: 1, percent: null })
})

test('replies dated before the opening count on its day, and an end before it is that day', () => {
  expect(curve({ replies: [{ date: '2026-03-01', n: 2 }], until: '2026-02-01' })).toEqual([
    { day: 0, date: '2026-03-02', replies: 2, total: 2, percent: 25 },
  ])
})

test('a round of years is cut off after 400 days', () => {
  expect(curve({ until: '2030-01-01' })).toHaveLength(401)
})

test('the due date and the reminders of the plan are marked, none before the opening', () => {
  expect(curveMarks('2026-03-02', '2026-03-12', USUAL_REMINDERS)).toEqual([
    { day: 10, kind: 'due' },
    { day: 3, kind: 'reminder' },
    { day: 9, kind: 'reminder' },
    { day: 13, kind: 'reminder' },
    { day: 17, kind: 'reminder' },
  ])
})

test('days are counted across months, leap days and summer time', () => {
  expect(daysBetween('2028-02-27', '2028-03-01')).toBe(3)
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
})

test('the replies of a day are those that still stand: an exempted or unanswered one is none', () => {
  const tally = { value: '2026-03-05', stage: 3, n: 2 }
  expect(
    repliesByDay([
      { ...tally, state: 'submitted' },
      { ...tally, state: 'exempt' },
      { ...tally, value: '', state: 'invited' },
    ]),
  ).toEqual([{ date: '2026-03-05', n: 2 }])
})
