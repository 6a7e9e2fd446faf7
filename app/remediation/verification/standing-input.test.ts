import { expect, test } from 'vitest'
import { gradeAssessment } from '#app/grading/grade.ts'
import { answersOf, sampleInput, sampleItem } from '#app/grading/sample.test-support.ts'
import { scoreChange } from './score-change.ts'
import { standingInput, type Reanswer } from './standing-input.ts'

const TRIGGER = { id: 'none_in_place', level: 'critical', when: { field: 'in_place', is: 'no' } } as const
const ITEMS = [sampleItem('SOC-01', { triggers: [TRIGGER] }), sampleItem('SOC-02'), sampleItem('ENV-01')]
const PUBLISHED = sampleInput(ITEMS, {
  answers: answersOf({ 'SOC-01': 'no', 'SOC-02': 'yes', 'ENV-01': 'partial' }),
  reviews: {
    'SOC-01': {
      verdict: 'rejected',
      reason: '无记录',
      raisedTriggers: [{ id: 'none_in_place', reason: '现场' }],
    },
    'SOC-02': { verdict: 'accepted' },
  },
})

function reanswer(itemCode: string, choice: string, given: Partial<Reanswer> = {}): Reanswer {
  return {
    itemCode,
    values: { in_place: choice },
    dismissedTriggers: [],
    effectiveOn: '2026-08-01',
    actionCode: 'CA-2026-0001',
    ...given,
  }
}

test('an answer given anew takes the place of the review of its item, and of nothing else', () => {
  const input = standingInput(PUBLISHED, [reanswer('SOC-01', 'yes')])
  expect(input).toEqual({
    ...PUBLISHED,
    reviews: {
      'SOC-01': {
        verdict: 'corrected',
        correctedValues: { in_place: 'yes' },
        asOf: '2026-08-01',
        reason: 'CA-2026-0001',
      },
      'SOC-02': { verdict: 'accepted' },
    },
  })
})

test('without one, the standing is graded from what was published', () => {
  expect(standingInput(PUBLISHED, [])).toEqual(PUBLISHED)
})

test('an answer to an item that the result does not have is passed over', () => {
  expect(standingInput(PUBLISHED, [reanswer('QLT-09', 'yes')])).toEqual(PUBLISHED)
})

test('a trigger that the answer still fires stands unless the verifier dismissed it', () => {
  const standing = gradeAssessment(standingInput(PUBLISHED, [reanswer('SOC-01', 'no')]))
  const dismissedTriggers = [{ id: 'none_in_place', reason: '已由总部统一管理' }]
  const dismissed = gradeAssessment(
    standingInput(PUBLISHED, [reanswer('SOC-01', 'no', { dismissedTriggers })]),
  )
  expect([standing.triggers[0]?.stands, dismissed.triggers[0]?.stands]).toEqual([true, false])
})

test('the change names what the items won and which triggers no longer stand', () => {
  const before = gradeAssessment(PUBLISHED)
  const after = gradeAssessment(
    standingInput(PUBLISHED, [reanswer('SOC-01', 'partial'), reanswer('ENV-01', 'no')]),
  )
  const change = scoreChange(before, after, ['ENV-01', 'SOC-01'])
  expect(change).toMatchObject({
    before: { score: 50, grade: 'D' },
    after: { score: 50, grade: 'D' },
    won: 0,
    items: [
      { code: 'SOC-01', points: 1, before: 0, after: 0.5, resolved: [{ id: 'none_in_place' }], triggers: [] },
      { code: 'ENV-01', points: 1, before: 0.5, after: 0, resolved: [], triggers: [] },
    ],
  })
})
