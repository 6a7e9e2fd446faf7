import { expect, test } from 'vitest'
import { awaitsEffectCheck, effectivenessDueAt, isEffectCheckDue, whyNotEffect } from './effectiveness.ts'

const CLOSED = new Date('2026-09-01T02:00:00Z')
const DUE = new Date('2026-11-30T02:00:00Z')
const NOT_YET = new Date(DUE.getTime() - 1)
const waiting = { state: 'closed', effectivenessDueAt: DUE, effectivenessCheckedAt: null }

test('the effect of critical closures alone is looked at, so many days later', () => {
  const settings = { effectivenessDays: 90 }
  expect(effectivenessDueAt('critical', CLOSED, settings)).toEqual(DUE)
  expect(effectivenessDueAt('major', CLOSED, settings)).toBeNull()
  expect(effectivenessDueAt('minor', CLOSED, settings)).toBeNull()
})

test.each([
  ['closed and not looked at', waiting, true],
  ['looked at already', { ...waiting, effectivenessCheckedAt: DUE }, false],
  ['opened again', { ...waiting, state: 'implementing' }, false],
  ['not critical', { ...waiting, effectivenessDueAt: null }, false],
])('%s: awaits its check %s', (_, action, expected) => {
  expect(awaitsEffectCheck(action)).toBe(expected)
  expect(isEffectCheckDue(action, DUE)).toBe(expected)
  expect(isEffectCheckDue(action, NOT_YET)).toBe(false)
})

test('a relapse is recorded at any time, a lasting effect once its time has come', () => {
  expect(whyNotEffect(waiting, 'relapsed', CLOSED)).toBeNull()
  expect(whyNotEffect(waiting, 'effective', NOT_YET)).toEqual({ code: 'too-early', dueAt: DUE })
  expect(whyNotEffect(waiting, 'effective', DUE)).toBeNull()
  expect(whyNotEffect({ ...waiting, state: 'verifying' }, 'relapsed', DUE)).toEqual({ code: 'no-check-due' })
})
