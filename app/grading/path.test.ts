import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradingInput, workedOff } from './arbitraries.test-support.ts'
import { gradeAssessment } from './grade.ts'
import { GRADES, isAtLeast, type Grade } from './grades.ts'
import { pathTo } from './path.ts'
import { answersOf, POLICY, sampleInput, sampleItem, YES_NO } from './sample.test-support.ts'
import type { GradingInput } from './types.ts'

const SMALL = gradingInput({ maxItems: 7 })
const GRADE = fc.constantFrom<Grade>('A', 'B', 'C')

const ITEMS = [
  sampleItem('GOV-01', { points: 40 }),
  sampleItem('GOV-02', { points: 10 }),
  sampleItem('SOC-01', { points: 20 }),
  sampleItem('SOC-02', { points: 20 }),
  sampleItem('SOC-03', {
    points: 10,
    fields: [YES_NO, { id: 'cases', type: 'count' }],
    triggers: [{ id: 'case_found', level: 'zeroTolerance', when: { field: 'cases', gt: 0 } }],
  }),
]
const HALFWAY = answersOf({
  'GOV-01': 'yes',
  'GOV-02': 'no',
  'SOC-01': 'no',
  'SOC-02': 'no',
  'SOC-03': 'yes',
})

function codesTo(grade: Grade, overrides: Partial<GradingInput>) {
  const path = pathTo(sampleInput(ITEMS, { answers: HALFWAY, ...overrides }), grade)
  return path?.reachable ? path.steps.map(step => step.code) : path
}

test('takes the largest losses first, ties in questionnaire order, and no more than needed', () => {
  expect(codesTo('C', {})).toEqual(['SOC-01'])
  expect(codesTo('B', {})).toEqual(['SOC-01'])
  expect(codesTo('A', {})).toEqual(['SOC-01', 'SOC-02'])
})

test('says what each step gains and what comes out', () => {
  expect(pathTo(sampleInput(ITEMS, { answers: HALFWAY }), 'B')).toEqual({
    reachable: true,
    grade: 'B',
    steps: [{ code: 'SOC-01', dimension: 'SOC', reason: 'score', triggers: [], lost: 20, gain: 20 }],
    scoreAfter: 70,
    gradeAfter: 'B',
  })
})

test('an item with a blocking trigger is part of the path, even with full marks', () => {
  const answers = { ...HALFWAY, 'SOC-03': { values: { in_place: 'yes', cases: 1 } } }
  expect(codesTo('B', { answers })).toEqual(['SOC-03', 'SOC-01'])
})

test('a trigger that allows the grade is left alone', () => {
  const policy = { ...POLICY, caps: { ...POLICY.caps, zeroTolerance: 'C' as const } }
  const answers = { ...HALFWAY, 'SOC-03': { values: { in_place: 'yes', cases: 1 } } }
  expect(codesTo('C', { answers, policy })).toEqual(['SOC-01'])
  expect(codesTo('B', { answers, policy })).toEqual(['SOC-03', 'SOC-01'])
})

test('a finding of the reviewer is named as what must be resolved', () => {
  const raisedTriggers = [{ id: 'case_found', reason: 'found on site' }]
  const reviews = { 'SOC-03': { verdict: 'accepted' as const, raisedTriggers } }
  const answers = {
    'SOC-03': { values: {}, notApplicable: { reason: 'no staff' } },
    ...answersOf({ 'GOV-01': 'yes' }),
  }
  const path = pathTo(sampleInput(ITEMS, { answers, reviews }), 'C')
  expect(path).toMatchObject({
    steps: [
      { code: 'SOC-03', reason: 'trigger', gain: 0, triggers: [{ id: 'case_found', source: 'reviewer' }] },
      { code: 'SOC-01', reason: 'score' },
    ],
  })
})

test('a dimension below a blocking floor comes first', () => {
  const policy = { ...POLICY, dimensionFloors: { GOV: { min: 85, cap: 'C' as const } } }
  expect(codesTo('B', { policy })).toEqual(['GOV-02', 'SOC-01'])
  expect(codesTo('C', { policy })).toEqual(['SOC-01'])
})

test('there is no path to a grade already reached, and none when nothing applies', () => {
  expect(codesTo('D', {})).toBeNull()
  const claimed = ITEMS.map(item => [item.code, { values: {}, notApplicable: { reason: 'dormant site' } }])
  const answers = Object.fromEntries(claimed)
  expect(codesTo('A', { answers })).toEqual({ reachable: false, grade: 'A', why: 'nothing-applies' })
})

test('working off the path reaches the grade, with the score it promised', () => {
  fc.assert(
    fc.property(SMALL, GRADE, (input, grade) => {
      const path = pathTo(input, grade)
      if (!path?.reachable) return
      const after = gradeAssessment(
        workedOff(
          input,
          path.steps.map(step => step.code),
        ),
      )
      expect({ score: after.score, grade: after.grade }).toEqual({
        score: path.scoreAfter,
        grade: path.gradeAfter,
      })
      expect(isAtLeast(path.gradeAfter, grade)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('no smaller set of items would do', () => {
  fc.assert(
    fc.property(SMALL, GRADE, (input, grade) => {
      expect(stepsOf(input, grade)).toBe(fewestByTrial(input, grade))
    }),
    { numRuns: 300 },
  )
})

/** 0 when reached already, null when out of reach. */
function stepsOf(input: GradingInput, grade: Grade): number | null {
  const path = pathTo(input, grade)
  if (path === null) return 0
  return path.reachable ? path.steps.length : null
}

function fewestByTrial(input: GradingInput, grade: Grade): number | null {
  const codes = input.questionnaire.dimensions.flatMap(dimension => dimension.items.map(item => item.code))
  const sizes = subsetsOf(codes)
    .filter(
      subset =>
        GRADES.indexOf(gradeAssessment(workedOff(input, subset)).grade ?? 'D') <= GRADES.indexOf(grade),
    )
    .map(subset => subset.length)
  return sizes.length === 0 ? null : Math.min(...sizes)
}

function subsetsOf(codes: string[]): string[][] {
  const subsets: string[][] = [[]]
  for (const code of codes) subsets.push(...subsets.map(subset => [...subset, code]))
  return subsets
}
