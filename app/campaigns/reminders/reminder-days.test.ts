import { expect, test } from 'vitest'
import { readReminderDays, writeReminderDays } from './reminder-days.ts'

test.each([
  ['14, 7, 1', [14, 7, 1]],
  ['1，７、14', [14, 7, 1]],
  ['7 7 7', [7]],
  ['', []],
  [null, []],
])('%j is read as %j, falling', (text, days) => {
  expect(readReminderDays(text, 'falling')).toEqual({ ok: true, days })
})

test('days after the due date rise', () => {
  expect(readReminderDays('7, 3', 'rising')).toEqual({ ok: true, days: [3, 7] })
})

test.each([
  ['soon', { code: 'not-a-number' }],
  ['1.5', { code: 'not-a-number' }],
  ['-3', { code: 'not-a-number' }],
  ['0', { code: 'below-min', limit: 1 }],
  ['91', { code: 'above-max', limit: 90 }],
])('%j is refused', (text, error) => {
  expect(readReminderDays(text, 'rising')).toEqual({ ok: false, error })
})

test('what is written is read back', () => {
  expect(readReminderDays(writeReminderDays([14, 7, 1]), 'falling')).toEqual({ ok: true, days: [14, 7, 1] })
})
