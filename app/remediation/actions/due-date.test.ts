import { expect, test } from 'vitest'
import { actionDueAt, escalatesAt, latestActionDay, whyNotPlannedOn } from './due-date.ts'

const DAYS = { criticalDays: 30, majorDays: 60, minorDays: 90 }
const endOf = (day: string) => new Date(`${day}T23:59:59.999+08:00`)
/** Half past midnight in China, still the day before in London. */
const ISSUED = new Date('2026-03-01T00:30+08:00')

test.each([
  ['critical', null, '2026-03-31'],
  ['major', null, '2026-04-30'],
  ['minor', null, '2026-05-30'],
  ['minor', '2026-05-30', '2026-05-30'],
  ['minor', '2026-05-29', '2026-05-29'],
  ['critical', '2026-05-29', '2026-03-31'],
  // A deadline of today, or one that is over, leaves until tonight.
  ['major', '2026-03-01', '2026-03-01'],
  ['major', '2026-02-10', '2026-03-01'],
] as const)('%s with the deadline %s is due on %s', (severity, deadline, due) => {
  const given = { severity, deadline: deadline && endOf(deadline) }
  expect(actionDueAt(given, ISSUED, DAYS)).toEqual(endOf(due))
})

test('a critical action is escalated as soon as it is overdue, others some days later', () => {
  const settings = { actionEscalationDays: 7 }
  const dueAt = endOf('2026-03-31')
  expect(escalatesAt({ severity: 'critical', dueAt }, settings)).toEqual(dueAt)
  expect(escalatesAt({ severity: 'major', dueAt }, settings)).toEqual(endOf('2026-04-07'))
})

test.each([
  ['before it is due: from the due date on', '2026-03-10', null, '2026-04-30'],
  ['when it is over: from today on', '2026-04-05', null, '2026-05-05'],
  ['never beyond the grade', '2026-03-10', '2026-04-10', '2026-04-10'],
  ['a deadline on the due date leaves nothing', '2026-03-10', '2026-03-31', null],
  ['nor does one that is over', '2026-04-15', '2026-04-10', null],
] as const)('an action may be extended %s', (_name, today, deadline, latest) => {
  const now = new Date(`${today}T12:00+08:00`)
  const given = { dueAt: endOf('2026-03-31'), deadline: deadline && endOf(deadline) }
  expect(latestActionDay(given, now, { actionExtensionMaxDays: 30 })).toBe(latest)
})

test.each([
  ['2026-03-09', { code: 'planned-in-past' }],
  ['2026-03-10', null],
  ['2026-03-31', null],
  ['2026-04-01', { code: 'planned-too-late', dueOn: '2026-03-31' }],
])('a plan for %s', (plannedOn, refusal) => {
  const now = new Date('2026-03-10T12:00+08:00')
  expect(whyNotPlannedOn(plannedOn, endOf('2026-03-31'), now)).toEqual(refusal)
})

test('what is overdue can be planned for later', () => {
  const now = new Date('2026-04-10T12:00+08:00')
  expect(whyNotPlannedOn('2026-05-01', endOf('2026-03-31'), now)).toBeNull()
  expect(whyNotPlannedOn('2026-04-09', endOf('2026-03-31'), now)).toEqual({ code: 'planned-in-past' })
})
