import { expect, test } from 'vitest'
import { isStale, KEEP_DRAFTS_DAYS } from './draft-store.ts'

const NOW = Date.UTC(2026, 2, 10)
const DAY_MS = 86_400_000

test.each([
  ['just kept', 0, false],
  ['kept for exactly the allowed days', KEEP_DRAFTS_DAYS * DAY_MS, false],
  ['kept a moment longer', KEEP_DRAFTS_DAYS * DAY_MS + 1, true],
])('an unsent edit %s', (_, age, expected) => {
  expect(isStale(NOW - age, NOW)).toBe(expected)
})
