import { expect, test } from 'vitest'
import { NOMINAL_MS, SITTING_MS, workedMs } from './worked-time.ts'

const NOW = new Date('2026-03-02T09:00:00Z')

test.each([
  ['the first save', null, NOMINAL_MS],
  ['half a minute after the last', 30_000, 30_000],
  ['in the same instant', 0, 0],
  ['at the end of a sitting', SITTING_MS, SITTING_MS],
  ['after a longer pause', SITTING_MS + 1, NOMINAL_MS],
  ['after the clock was set back', -1, NOMINAL_MS],
])('%s counts as it should', (_when, ago, expected) => {
  const before = ago === null ? null : new Date(NOW.getTime() - ago)
  expect(workedMs(before, NOW)).toBe(expected)
})
