import type { ReminderPlan } from '../plans.ts'
import { sizeOfGroup, type Tally } from '../population-group.ts'

/** One calendar day (China time) of a round; day 0 is the day it opened. */
export type CurvePoint = {
  day: number
  date: string
  /** First submissions on that day, and up to its end. */
  replies: number
  total: number
  /** `total` of those expected to reply, 0–100; null when nobody is. */
  percent: number | null
}
export type CurveMark = { day: number; kind: 'due' | 'reminder' | 'today' }

/** A round day by day; `expected` is whom its percentages are of. */
export type Course = { points: CurvePoint[]; expected: number }
export type ResponseCurves = {
  now: Course
  earlier: (Course & { year: number; nameZh: string; nameEn: string }) | null
  marks: CurveMark[]
}

/** Days as `YYYY-MM-DD`. `until` is the last day shown, never before the opening. */
export type CurveFacts = {
  openedOn: string
  until: string
  replies: readonly { date: string; n: number }[]
  expected: number
}

/** A round longer than this is cut off. */
const MAX_DAYS = 400
const DAY_MS = 86_400_000

/** Replies of each day out of counted submissions; days without any are left out. */
export function repliesByDay(tallies: readonly Tally[]): { date: string; n: number }[] {
  const dates = [...new Set(tallies.map(({ value }) => value))].filter(date => date !== '').sort()
  return dates
    .map(date => ({
      date,
      n: sizeOfGroup(
        tallies.filter(({ value }) => value === date),
        'replied',
      ),
    }))
    .filter(({ n }) => n > 0)
}

/** Every day from the opening on, with the replies so far. What came before the opening counts on day 0. */
export function responseCurve({ openedOn, until, replies, expected }: CurveFacts): CurvePoint[] {
  const days = Math.min(MAX_DAYS, Math.max(0, daysBetween(openedOn, until)))
  const perDay = new Map<number, number>()
  for (const { date, n } of replies) {
    const day = Math.max(0, daysBetween(openedOn, date))
    perDay.set(day, (perDay.get(day) ?? 0) + n)
  }
  let total = 0
  return Array.from({ length: days + 1 }, (_, day) => {
    const replied = perDay.get(day) ?? 0
    total += replied
    return {
      day,
      date: dateAfter(openedOn, day),
      replies: replied,
      total,
      percent: expected === 0 ? null : (100 * total) / expected,
    }
  })
}

/** Replies of a round up to a day; after its end, all of them. */
export function totalOn(points: readonly CurvePoint[], day: number) {
  return points[Math.min(day, points.length - 1)]?.total ?? 0
}

/** Due date and reminder days as days since the opening; reminders before it are left out. */
export function curveMarks(
  openedOn: string,
  dueOn: string,
  { daysBefore, daysAfter }: ReminderPlan,
): CurveMark[] {
  const due = daysBetween(openedOn, dueOn)
  const reminders = [...daysBefore.map(days => due - days), ...daysAfter.map(days => due + days)]
  return [
    { day: due, kind: 'due' as const },
    ...reminders
      .filter(day => day >= 0)
      .sort((one, other) => one - other)
      .map(day => ({ day, kind: 'reminder' as const })),
  ]
}

/** Whole days from one calendar day to another. */
export function daysBetween(from: string, to: string) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

function dateAfter(date: string, days: number) {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10)
}
