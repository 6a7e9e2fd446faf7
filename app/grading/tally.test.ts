import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradingInput } from './arbitraries.test-support.ts'
import { weighDimension } from './dimension-weight.ts'
import { gradeAssessment } from './grade.ts'
import { answersOf, AS_OF, sampleItem, YES_NO } from './sample.test-support.ts'
import { applicablePoints, tally, tallyItem } from './tally.ts'

const CONTEXT = { category: 'raw-material', isSmallFirm: false, asOf: AS_OF } as const
const ITEMS = [
  sampleItem('GOV-01', { points: 2 }),
  sampleItem('GOV-02', { points: 1 }),
  sampleItem('SOC-01', { points: 5, fields: [YES_NO, { ...YES_NO, id: 'trained' }] }),
  sampleItem('SOC-02', { points: 4 }),
]
const ANSWERS = {
  ...answersOf({ 'GOV-01': 'partial', 'SOC-01': 'yes' }),
  'SOC-02': { values: {}, notApplicable: { reason: 'no dormitory' } },
}

test('tells per item what is answered, won and at stake', () => {
  expect(tally(ITEMS, ANSWERS, CONTEXT)).toEqual({
    items: [
      { code: 'GOV-01', applicable: true, answered: true, won: 1, points: 2, worth: 25 },
      { code: 'GOV-02', applicable: true, answered: false, won: 0, points: 1, worth: 12.5 },
      { code: 'SOC-01', applicable: true, answered: false, won: 2.5, points: 5, worth: 62.5 },
      { code: 'SOC-02', applicable: false, answered: true, won: 0, points: 0, worth: 0 },
    ],
    answeredItems: 1,
    applicableItems: 3,
    won: 3.5,
    applicablePoints: 8,
    score: 43.8,
  })
})

test('one item can be tallied on its own, given the points of the whole', () => {
  const points = applicablePoints(ITEMS, ANSWERS, CONTEXT)
  expect(
    tallyItem(ITEMS[0] ?? sampleItem('GOV-01'), { values: { in_place: 'partial' } }, CONTEXT, points),
  ).toMatchObject({
    worth: 25,
  })
})

test('an item without a scored field is counted as answered once anything is entered, and is worth nothing', () => {
  const item = sampleItem('INT-01', { fields: [{ id: 'remark', type: 'text' }] })
  const blank = { code: 'INT-01', applicable: true, answered: false, won: 0, points: 0, worth: 0 }
  expect(tally([item], {}, CONTEXT)).toMatchObject({ items: [blank], score: null })
  expect(tally([item], { 'INT-01': { values: { remark: 'read' } } }, CONTEXT)).toMatchObject({
    items: [{ ...blank, answered: true }],
    answeredItems: 1,
  })
})

test('the running score is the score of the unreviewed assessment', () => {
  fc.assert(
    fc.property(gradingInput({ maxItems: 10 }), input => {
      const weighed = input.questionnaire.dimensions.map(dimension => weighDimension(dimension, input.policy))
      const items = weighed.flatMap(dimension => dimension.items)
      const context = { ...input.supplier, asOf: input.asOf }
      const graded = gradeAssessment({ ...input, reviews: {} })
      const running = tally(items, input.answers, context)
      expect([running.score, running.applicableItems]).toEqual([graded.score, graded.applicableItems])
      expect([running.won, running.applicablePoints]).toEqual([graded.points.won, graded.points.applicable])
    }),
  )
})
