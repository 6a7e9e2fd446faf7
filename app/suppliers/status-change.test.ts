import { expect, test } from 'vitest'
import { dateProblem, needsReason, nextStatuses, whyNotStatus } from './status-change.ts'
import { SUPPLIER_STATUSES } from './vocabulary.ts'

test.each([
  ['prospective', 'qualified', true],
  ['prospective', 'suspended', false],
  ['prospective', 'disqualified', false],
  ['qualified', 'prospective', false],
  ['qualified', 'suspended', true],
  ['qualified', 'disqualified', false],
  ['suspended', 'prospective', false],
  ['suspended', 'qualified', true],
  ['suspended', 'disqualified', false],
  ['disqualified', 'prospective', false],
  ['disqualified', 'qualified', false],
  ['disqualified', 'suspended', false],
] as const)('from %s to %s: %s', (from, to, isAllowed) => {
  expect(whyNotStatus(from, to) === null).toBe(isAllowed)
  expect(nextStatuses(from).includes(to)).toBe(isAllowed)
})

test('a refused step names the ones that are possible', () => {
  expect(whyNotStatus('qualified', 'prospective')).toEqual({
    code: 'no-such-step',
    possible: ['suspended'],
  })
})

test('to be disqualified, or to start again after it, is decided by the committee', () => {
  expect(whyNotStatus('suspended', 'disqualified')).toEqual({ code: 'needs-decision' })
  expect(whyNotStatus('disqualified', 'prospective')).toEqual({ code: 'needs-decision' })
})

test.each(SUPPLIER_STATUSES)('%s is no step from itself', status => {
  expect(whyNotStatus(status, status)).toEqual({ code: 'same-status' })
})

test('only the qualification of a prospective supplier needs no reason', () => {
  expect(needsReason('prospective', 'qualified')).toBe(false)
  expect(needsReason('suspended', 'qualified')).toBe(true)
  expect(needsReason('qualified', 'disqualified')).toBe(true)
  expect(needsReason('disqualified', 'prospective')).toBe(true)
})

test.each([
  ['2026-03-01', '2026-03-01', null],
  ['2026-03-02', '2026-03-01', null],
  ['2026-03-02', null, null],
  ['2026-03-03', '2026-03-01', 'in-the-future'],
  ['2026-02-28', '2026-03-01', 'before-last-change'],
] as const)('a change on %s after one on %s is wrong because: %s', (since, lastSince, problem) => {
  expect(dateProblem(since, lastSince, '2026-03-02')).toBe(problem)
})
