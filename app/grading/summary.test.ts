import { expect, test } from 'vitest'
import { isCapped } from './summary.ts'

const THRESHOLDS = { A: 85, B: 70, C: 60 }

test.each([
  { score: 86, grade: 'A', expected: false },
  { score: 86, grade: 'C', expected: true },
  { score: 85, grade: 'B', expected: true },
  { score: 59.9, grade: 'D', expected: false },
  { score: null, grade: null, expected: false },
] as const)('a grade of $grade with $score points is capped: $expected', ({ score, grade, expected }) => {
  expect(isCapped({ score, grade }, THRESHOLDS)).toBe(expected)
})
