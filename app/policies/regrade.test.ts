import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradingInput, POLICY } from '#app/grading/arbitraries.test-support.ts'
import { gradeAssessment } from '#app/grading/grade.ts'
import { answersOf, POLICY as PLAIN, sampleInput, sampleItem } from '#app/grading/sample.test-support.ts'
import type { GradingPolicy } from '#app/grading/types.ts'
import { isSamePolicy } from './same-policy.ts'
import { regrade } from './regrade.ts'

const INPUTS = sampleInput([sampleItem('SOC-01'), sampleItem('SOC-02'), sampleItem('ENV-01')], {
  answers: answersOf({ 'SOC-01': 'yes', 'SOC-02': 'yes', 'ENV-01': 'no' }),
})
/** 66.7 and a C: social 100, environment 0. */
const KEPT = { ...gradeAssessment(INPUTS), inputs: INPUTS }

test.each<[string, Partial<GradingPolicy>, object]>([
  ['the same rules', {}, { newScore: 66.7, newGrade: 'C', reasons: [] }],
  [
    'other thresholds',
    { thresholds: { A: 85, B: 66.7, C: 60 } },
    { newScore: 66.7, newGrade: 'B', reasons: [{ code: 'threshold' }] },
  ],
  [
    'a weight on the stronger dimension',
    { dimensionWeights: { SOC: 2 } },
    { newScore: 80, newGrade: 'B', reasons: [{ code: 'score' }] },
  ],
  [
    'a floor under the weaker one',
    { dimensionFloors: { ENV: { min: 30, cap: 'D' } } },
    {
      newScore: 66.7,
      newGrade: 'D',
      reasons: [{ code: 'limited', cause: 'dimensionFloor', subject: 'ENV', cap: 'D' }],
    },
  ],
  [
    'a weight and a threshold that move it only together',
    { dimensionWeights: { SOC: 1.05 }, thresholds: { A: 85, B: 67.5, C: 60 } },
    { newScore: 67.7, newGrade: 'B', reasons: [{ code: 'score' }, { code: 'threshold' }] },
  ],
])('%s: the new grade and why', (_, change, expected) => {
  expect(regrade(KEPT, { ...PLAIN, ...change })).toMatchObject({ oldScore: 66.7, oldGrade: 'C', ...expected })
})

test('a cap that goes is named as lifted', () => {
  const policy = { ...PLAIN, dimensionFloors: { ENV: { min: 30, cap: 'D' as const } } }
  const inputs = { ...INPUTS, policy }
  expect(regrade({ ...gradeAssessment(inputs), inputs }, PLAIN)).toMatchObject({
    oldGrade: 'D',
    newGrade: 'C',
    reasons: [{ code: 'lifted', subject: 'ENV', cap: 'D' }],
  })
})

test('every grade that moves has a reason, and only those have one', () => {
  fc.assert(
    fc.property(gradingInput({ maxItems: 8 }), POLICY, (inputs, policy) => {
      const { oldGrade, newGrade, reasons } = regrade({ ...gradeAssessment(inputs), inputs }, policy)
      expect(reasons.length > 0).toBe(oldGrade !== newGrade)
    }),
    { numRuns: 500 },
  )
})

test('under its own policy a result stays what it is', () => {
  fc.assert(
    fc.property(gradingInput({ maxItems: 8 }), inputs => {
      const kept = { ...gradeAssessment(inputs), inputs }
      const { oldScore, oldGrade, newScore, newGrade } = regrade(kept, inputs.policy)
      expect([newScore, newGrade]).toEqual([oldScore, oldGrade])
    }),
  )
})

test('the name of the version is no difference between policies, a weight is', () => {
  expect(isSamePolicy(PLAIN, { ...PLAIN, version: '2027-1' })).toBe(true)
  expect(isSamePolicy(PLAIN, { ...PLAIN, dimensionWeights: { SOC: 2 } })).toBe(false)
})
