import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gradingInput } from './arbitraries.test-support.ts'
import { canonicalJson } from './canonical.ts'
import { parseGradingInput } from './parse-input.ts'
import { answersOf, POLICY, sampleInput, sampleItem, YES_NO } from './sample.test-support.ts'

const INPUT = sampleInput([sampleItem('SOC-01'), sampleItem('SOC-02')], {
  answers: answersOf({ 'SOC-01': 'yes' }),
})

function problemsWith(overrides: object): string[] {
  const parsed = parseGradingInput({ ...INPUT, ...overrides })
  return parsed.ok ? [] : parsed.problems
}

function problemsWithItem(overrides: object): string[] {
  return problemsWith({
    questionnaire: sampleInput([{ ...sampleItem('SOC-01'), ...overrides }]).questionnaire,
  })
}

test('every sound input is accepted as it is', () => {
  fc.assert(
    fc.property(gradingInput({ maxItems: 8 }), input => {
      expect(parseGradingInput(input)).toEqual({ ok: true, input })
    }),
  )
})

test('texts of a questionnaire are dropped and optional keys that are undefined disappear', () => {
  const [dimension] = INPUT.questionnaire.dimensions
  const items = dimension?.items.map(item => ({ ...item, question: { en: 'In place?' }, standards: [] }))
  const questionnaire = {
    ...INPUT.questionnaire,
    title: 'x',
    dimensions: [{ ...dimension, intro: 'x', items }],
  }
  const answers = { 'SOC-01': { values: { in_place: 'yes' }, notApplicable: undefined } }
  const parsed = parseGradingInput({ ...INPUT, questionnaire, answers })
  expect(parsed.ok && canonicalJson(parsed.input)).toBe(canonicalJson(INPUT))
  expect(parsed.ok && Object.keys(parsed.input.answers['SOC-01'] ?? {})).toEqual(['values'])
})

test.each<[object, string]>([
  [{ asOf: '2026-02-30' }, 'asOf: '],
  [{ supplier: { category: 'unheard-of', isSmallFirm: false } }, 'supplier.category: '],
  [{ sepplier: {} }, '(document): '],
  [{ answers: { 'SOC-09': { values: {} } } }, 'answers.SOC-09: the questionnaire has no item SOC-09'],
  [
    { answers: { 'SOC-01': { values: { typo: 'yes' } } } },
    'answers.SOC-01.values.typo: SOC-01 has no field typo',
  ],
  [{ answers: { 'SOC-01': { value: {} } } }, 'answers.SOC-01'],
  [{ reviews: { 'SOC-01': { verdict: 'corrected' } } }, 'reviews.SOC-01.correctedValues: '],
  [{ reviews: { 'SOC-01': { verdict: 'accepted', asOf: '2026-07-01' } } }, 'reviews.SOC-01.asOf: '],
  [
    { reviews: { 'SOC-01': { verdict: 'corrected', correctedValues: {}, asOf: 'July' } } },
    'reviews.SOC-01.asOf: ',
  ],
  [
    { reviews: { 'SOC-01': { verdict: 'accepted', raisedTriggers: [{ id: 'typo', reason: 'x' }] } } },
    'reviews.SOC-01.raisedTriggers[0].id: SOC-01 has no trigger typo',
  ],
  [
    { reviews: { 'SOC-01': { verdict: 'accepted', dismissedTriggers: [{ id: 'typo', reason: '' }] } } },
    'reviews.SOC-01.dismissedTriggers[0].reason: ',
  ],
  [{ policy: { ...POLICY, thresholds: { A: 70, B: 70, C: 60 } } }, 'policy.thresholds: A must be above B'],
  [
    { policy: { ...POLICY, thresholds: { A: 84.95, B: 70, C: 60 } } },
    'policy.thresholds.A: at most one decimal',
  ],
  [{ policy: { ...POLICY, caps: { zeroTolerance: 'D' } } }, 'policy.caps.critical: '],
  [
    { policy: { ...POLICY, dimensionFloors: { '*': { min: 101, cap: 'B' } } } },
    'policy.dimensionFloors.*.min: ',
  ],
])('%j is refused at its place', (overrides, problem) => {
  expect(problemsWith(overrides)).toContainEqual(expect.stringContaining(problem))
})

const ITEM_PATH = 'questionnaire.dimensions[0].items[0]'

test.each<[object, string]>([
  [{ fields: [{ id: 'remark', type: 'text' }] }, `${ITEM_PATH}.fields: SOC-01 has no field with a weight`],
  [
    { fields: [{ id: 'on', type: 'date', weight: 1 }] },
    `${ITEM_PATH}.fields[0]: a date field cannot have a weight`,
  ],
  [
    { fields: [{ id: 'n', type: 'count', weight: 1 }] },
    `${ITEM_PATH}.fields[0]: a scored number needs bands`,
  ],
  [
    { fields: [{ ...YES_NO, options: [{ value: 'yes' }] }] },
    `${ITEM_PATH}.fields[0]: option yes of a scored field needs a factor`,
  ],
  [{ fields: [{ ...YES_NO, type: 'slider' }] }, `${ITEM_PATH}.fields[0].type: `],
  [{ points: 0 }, `${ITEM_PATH}.points: `],
  [{ points: Infinity }, `${ITEM_PATH}.points: `],
])('an item with %j cannot be scored', (overrides, problem) => {
  expect(problemsWithItem(overrides)).toContainEqual(expect.stringContaining(problem))
})

test('an item that stands twice is refused', () => {
  const { questionnaire } = sampleInput([sampleItem('SOC-01'), sampleItem('SOC-01')])
  expect(problemsWith({ questionnaire })).toContainEqual(
    'questionnaire.dimensions[0].items[1].code: SOC-01 stands here a second time',
  )
})

test('no JSON value makes the check throw', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(INPUT)), (value, part) => {
      expect(typeof parseGradingInput(value).ok).toBe('boolean')
      expect(typeof parseGradingInput({ ...INPUT, [part]: value }).ok).toBe('boolean')
    }),
  )
})
