import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradingInput } from './arbitraries.test-support.ts'
import { explain } from './explain.ts'
import { gradeAssessment } from './grade.ts'
import { answersOf, POLICY, sampleInput, sampleItem, YES_NO } from './sample.test-support.ts'

const WATCHED = sampleItem('SOC-02', {
  points: 20,
  fields: [YES_NO, { id: 'cases', type: 'count' }],
  triggers: [
    { id: 'unresolved', level: 'critical', when: { field: 'cases', gt: 0 } },
    { id: 'case_found', level: 'zeroTolerance' },
    { id: 'overdue', level: 'critical', when: { field: 'cases', gt: 0 } },
  ],
})
const ITEMS = [
  sampleItem('GOV-01', { points: 60 }),
  sampleItem('SOC-01', { points: 10 }),
  WATCHED,
  sampleItem('SOC-03', { points: 10 }),
]
const INPUT = sampleInput(ITEMS, {
  answers: {
    ...answersOf({ 'GOV-01': 'yes', 'SOC-01': 'partial' }),
    'SOC-02': { values: { in_place: 'no', cases: 1 } },
    'SOC-03': { values: {}, notApplicable: { reason: 'no dormitory' } },
  },
  reviews: {
    'SOC-02': {
      verdict: 'accepted',
      dismissedTriggers: [{ id: 'overdue', reason: 'closed in May' }],
      raisedTriggers: [{ id: 'case_found', reason: 'found on site' }],
    },
  },
  policy: { ...POLICY, dimensionFloors: { SOC: { min: 50, cap: 'B' } } },
})

test('gives the formula with its figures', () => {
  expect(explain(gradeAssessment(INPUT)).formula).toEqual({
    won: 65,
    applicable: 90,
    unrounded: 72.222222222222,
    score: 72.2,
    uncappedGrade: 'B',
    grade: 'D',
    applicableItems: 3,
    totalItems: 4,
    narrowBasis: false,
  })
})

test('lists losses by size with their cost in the score, and what was left out', () => {
  const { losses, leftOut, dimensions } = explain(gradeAssessment(INPUT))
  expect(losses.map(line => [line.code, line.lost, line.lostScore])).toEqual([
    ['SOC-02', 20, 22.222222222222],
    ['SOC-01', 5, 5.555555555556],
  ])
  expect(leftOut.map(line => [line.code, line.status])).toEqual([['SOC-03', 'not-applicable']])
  expect(dimensions.map(line => [line.code, line.score, line.lost])).toEqual([
    ['GOV', 100, 0],
    ['SOC', 16.7, 25],
  ])
})

test('lists standing triggers apart from dismissed ones, and caps with the hardest first', () => {
  const { standingTriggers, dismissedTriggers, caps } = explain(gradeAssessment(INPUT))
  expect(standingTriggers.map(trigger => trigger.id)).toEqual(['unresolved', 'case_found'])
  expect(dismissedTriggers.map(trigger => [trigger.id, trigger.reason])).toEqual([
    ['overdue', 'closed in May'],
  ])
  expect(caps).toEqual([
    { cause: 'zeroTolerance', subject: 'SOC-02/case_found', cap: 'D', binds: true, decides: true },
    { cause: 'critical', subject: 'SOC-02/unresolved', cap: 'C', binds: true, decides: false },
    { cause: 'dimensionFloor', subject: 'SOC', cap: 'B', binds: false, decides: false },
  ])
})

test('the losses of items and of dimensions add up to what is missing to 100', () => {
  fc.assert(
    fc.property(gradingInput({ maxItems: 12 }), input => {
      const { formula, losses, dimensions } = explain(gradeAssessment(input))
      const missing = formula.unrounded === null ? 0 : 100 - formula.unrounded
      for (const lines of [losses, dimensions]) {
        expect(lines.reduce((total, line) => total + line.lostScore, 0)).toBeCloseTo(missing, 8)
      }
    }),
  )
})
