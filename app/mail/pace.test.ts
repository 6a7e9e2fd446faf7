import { expect, test } from 'vitest'
import { grantOf, refilled, type Allowance } from './pace.ts'

const START = new Date('2026-03-01T08:00:00Z')
const after = (ms: number) => new Date(START.getTime() + ms)
const EMPTY: Allowance = { tokens: 0, refilledAt: START }

test('the first mails may go out at once: ten seconds’ worth', () => {
  expect(refilled(null, 120, START)).toEqual({ tokens: 20, refilledAt: START })
})

test.each([
  [0, 0],
  [499, 0],
  [500, 1],
  [5000, 10],
  [10_000, 20],
  [400 * 24 * 3_600_000, 20],
])('with 120 a minute, %i ms after the last one %i may be sent', (elapsed, count) => {
  expect(grantOf(refilled(EMPTY, 120, after(elapsed)), 1000)).toBe(count)
})

test('a clock that is put back earns nothing, and earns again from there', () => {
  const back = refilled(EMPTY, 120, after(-86_400_000))
  expect(grantOf(back, 5)).toBe(0)
  expect(grantOf(refilled(back, 120, after(-86_400_000 + 1000)), 5)).toBe(2)
})

test('even one mail a minute goes out', () => {
  expect(grantOf(refilled(EMPTY, 1, after(59_999)), 5)).toBe(0)
  expect(grantOf(refilled(EMPTY, 1, after(60_000)), 5)).toBe(1)
})

test('looking often earns no more and no less than looking once', () => {
  let allowance = EMPTY
  for (let ms = 100; ms <= 60_000; ms += 100) {
    allowance = refilled(allowance, 120, after(ms))
    allowance = { ...allowance, tokens: allowance.tokens - grantOf(allowance, 5) }
  }
  const sent = 120 - allowance.tokens
  expect(sent).toBeCloseTo(120)
})
