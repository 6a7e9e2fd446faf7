import { expect, test } from 'vitest'
import { dueAfter } from './due-after.ts'

test.each([
  // Just before and just after midnight in China.
  ['2026-03-01T15:59:59.999Z', 90, '2026-05-30T15:59:59.999Z'],
  ['2026-03-01T16:00:00.000Z', 90, '2026-05-31T15:59:59.999Z'],
  ['2028-02-28T04:00:00.000Z', 1, '2028-02-29T15:59:59.999Z'],
  ['2026-03-01T04:00:00.000Z', 0, '2026-03-01T15:59:59.999Z'],
] as const)('from %s, %i days end at %s', (from, days, due) => {
  expect(dueAfter(new Date(from), days).toISOString()).toBe(due)
})
