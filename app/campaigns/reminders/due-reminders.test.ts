import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chinaDay } from '#app/i18n/china-time.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import { USUAL_REMINDERS } from '../plans.ts'
import { daysLeft, dueReminder, escalatesFrom, isStepSpent, owesAnswers } from './due-reminders.ts'

const DUE = { dueAt: endOfDay('2027-03-31'), toldAt: china('2027-03-01T10:00') }
const HOUR = 3_600_000

function china(time: string) {
  return new Date(`${time}+08:00`)
}

function offsetAt(time: string, due = DUE) {
  return dueReminder(USUAL_REMINDERS, due, china(time))?.offsetDays ?? null
}

test.each([
  ['2027-03-17T07:59:59.999', null],
  ['2027-03-17T08:00:00.000', -14],
  ['2027-03-19T07:59:59.999', -14],
  ['2027-03-19T08:00:00.000', null],
  ['2027-03-24T08:00:00.000', -7],
  ['2027-03-30T07:59:59.999', null],
  ['2027-03-30T08:00:00.000', -1],
  ['2027-04-03T08:00:00.000', 3],
  ['2027-04-07T08:00:00.000', 7],
  ['2027-04-09T08:00:00.000', null],
])('with the usual plan and a due date of 31 March, at %s China time step %s is due', (time, offset) => {
  expect(offsetAt(time)).toBe(offset)
})

test('of several steps due at once only the latest is sent', () => {
  const plan = { daysBefore: [3, 2, 1], daysAfter: [] }
  expect(dueReminder(plan, DUE, china('2027-03-30T09:00'))?.offsetDays).toBe(-1)
})

test('a clock that jumps ahead by 400 days finds nothing to send late', () => {
  expect(offsetAt('2028-04-15T09:00')).toBeNull()
})

test('nobody is reminded on the day they were told of the due date, or of a day before that', () => {
  const due = { ...DUE, toldAt: china('2027-03-24T15:00') }
  expect(offsetAt('2027-03-24T16:00', due)).toBeNull()
  expect(offsetAt('2027-03-25T09:00', due)).toBeNull()
  expect(offsetAt('2027-03-30T09:00', due)).toBe(-1)
})

test('a due date within the day counts by its calendar day', () => {
  const due = { ...DUE, dueAt: china('2027-03-31T00:00') }
  expect(offsetAt('2027-03-30T08:00', due)).toBe(-1)
  expect(daysLeft(due.dueAt, china('2027-03-30T23:59'))).toBe(1)
  expect(daysLeft(due.dueAt, china('2027-04-03T00:00'))).toBe(-3)
})

test('an empty plan reminds nobody', () => {
  expect(dueReminder({ daysBefore: [], daysAfter: [] }, DUE, china('2027-03-30T09:00'))).toBeNull()
})

test('a step is spent once it or a later one within its time has been sent, by whatever clock', () => {
  const step = dueReminder({ daysBefore: [2, 1], daysAfter: [] }, DUE, china('2027-03-29T09:00'))
  if (!step) throw new Error('nothing due')
  expect(isStepSpent(step, [])).toBe(false)
  expect(isStepSpent(step, [china('2027-03-24T09:00')])).toBe(false)
  expect(isStepSpent(step, [china('2027-03-29T08:00')])).toBe(true)
  expect(isStepSpent(step, [china('2027-03-30T08:00')])).toBe(true)
  expect(isStepSpent(step, [china('2027-04-30T08:00')])).toBe(false)
})

test.each([
  ['invited', null, true],
  ['in-progress', null, true],
  ['returned', null, true],
  ['in-progress', DUE.toldAt, false],
  ['submitted', null, false],
  ['exempt', null, false],
  ['no-response', null, false],
] as const)('%s, declined at %s: owes answers %s', (state, declinedAt, owes) => {
  expect(owesAnswers({ state, declinedAt })).toBe(owes)
})

test('the owner is told with the first reminder after the due date, if there is one', () => {
  expect(escalatesFrom({ daysBefore: [], daysAfter: [7, 3] }, DUE.dueAt)).toEqual(china('2027-04-03T08:00'))
  expect(escalatesFrom({ daysBefore: [7], daysAfter: [] }, DUE.dueAt)).toBeNull()
})

test('looked at every hour of a year, each step is due for two days from eight o’clock of its own day', () => {
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 90 }), { maxLength: 4 })
  const plans = fc.record({ daysBefore: days, daysAfter: days })
  const dueDays = fc.date({
    min: china('2027-01-01T00:00'),
    max: china('2027-12-31T00:00'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(plans, dueDays, (plan, dueAt) => {
      const told = { dueAt, toldAt: new Date(dueAt.getTime() - 1000 * 24 * HOUR) }
      for (let hours = -100 * 24; hours <= 100 * 24; hours += 7) {
        const now = new Date(dueAt.getTime() + hours * HOUR)
        const step = dueReminder(plan, told, now)
        if (!step) continue
        const planned = [...plan.daysBefore.map(day => -day), ...plan.daysAfter]
        expect(planned).toContain(step.offsetDays)
        expect(isoDate(step.sendFrom)).toBe(
          isoDate(new Date((chinaDay(dueAt) + step.offsetDays) * 24 * HOUR)),
        )
        expect(now.getTime() - step.sendFrom.getTime()).toBeGreaterThanOrEqual(0)
        expect(now.getTime() - step.sendFrom.getTime()).toBeLessThan(48 * HOUR)
      }
    }),
    { numRuns: 20 },
  )
})
