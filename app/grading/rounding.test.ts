import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dustFree, roundScore, sum } from './rounding.ts'

test.each([
  [84.95, 85],
  [84.9499999, 84.9],
  [84.94, 84.9],
  [59.95, 60],
  [59.9499, 59.9],
  [69.95, 70],
  [0, 0],
  [0.05, 0.1],
  [0.0499, 0],
  [99.95, 100],
  [100, 100],
  [(100 * 1.1) / 3, 36.7],
])('%d is shown as %d', (value, shown) => {
  expect(roundScore(value)).toBe(shown)
})

test('a half is rounded up for every tenth from 0 to 100, though most halves are not exact in binary', () => {
  for (let tenth = 0; tenth < 1000; tenth += 1) {
    expect(roundScore((tenth * 10 + 5) / 100)).toBe((tenth + 1) / 10)
    expect(roundScore((tenth * 10 + 4.99) / 100)).toBe(tenth / 10)
  }
})

test('a higher value is never shown as a lower score', () => {
  const value = fc.double({ min: 0, max: 100, noNaN: true })
  fc.assert(
    fc.property(value, value, (one, other) => {
      expect(roundScore(Math.min(one, other))).toBeLessThanOrEqual(roundScore(Math.max(one, other)))
    }),
  )
})

test('sums carry no binary dust', () => {
  expect(sum([0.1, 0.2])).toBe(0.3)
  expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1)
  expect(dustFree(1.1 * 3)).toBe(3.3)
})
