import { describe, expect, test } from 'vitest'
import { gradeAssessment } from './grade.ts'
import { GRADES, isAtLeast, nextGrade } from './grades.ts'
import { answersOf, certificate, POLICY, sampleInput, sampleItem, YES_NO } from './sample.test-support.ts'
import type { GradingPolicy, ItemReview, ScoringField, ScoringItem } from './types.ts'

const CASES: ScoringField = { id: 'cases', type: 'count' }
const WATCHED = sampleItem('SOC-02', {
  fields: [YES_NO, CASES],
  triggers: [
    { id: 'case_found', level: 'zeroTolerance', when: { field: 'cases', gt: 0 } },
    { id: 'concealed', level: 'critical' },
  ],
})

function lineOf(item: ScoringItem, answer: object, review?: ItemReview) {
  const input = sampleInput([item], {
    answers: { [item.code]: { values: {}, ...answer } },
    reviews: review ? { [item.code]: review } : {},
  })
  const result = gradeAssessment(input)
  return { ...result.items[0], triggers: result.triggers }
}

describe('edges of the grades', () => {
  const table: [points: number[], answers: ('yes' | 'partial' | 'no')[], score: number, grade: string][] = [
    [[59.9, 40.1], ['yes', 'no'], 59.9, 'D'],
    [[59.94, 40.06], ['yes', 'no'], 59.9, 'D'],
    [[59.95, 40.05], ['yes', 'no'], 60, 'C'],
    [[60, 40], ['yes', 'no'], 60, 'C'],
    [[69.9, 30.1], ['yes', 'no'], 69.9, 'C'],
    [[69.949, 30.051], ['yes', 'no'], 69.9, 'C'],
    [[70, 30], ['yes', 'no'], 70, 'B'],
    [[84.9, 15.1], ['yes', 'no'], 84.9, 'B'],
    [[84.949, 15.051], ['yes', 'no'], 84.9, 'B'],
    [[84.9499, 15.0501], ['yes', 'no'], 84.9, 'B'],
    [[84.95, 15.05], ['yes', 'no'], 85, 'A'],
    [[85, 15], ['yes', 'no'], 85, 'A'],
    [
      [2.5, 1.5, 2.2, 0.8, 0.1, 69.8, 16.15, 6.95],
      ['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'partial', 'no'],
      85,
      'A',
    ],
    [[1.1, 1.1, 1.1], ['yes', 'no', 'no'], 33.3, 'D'],
    [[1, 1, 1], ['yes', 'yes', 'no'], 66.7, 'C'],
  ]
  test.each(table)('points %j answered %j make %d, %s', (points, answers, score, grade) => {
    const items = points.map((own, index) => sampleItem(`GOV-1${index}`, { points: own }))
    const choices = Object.fromEntries(items.map((item, index) => [item.code, answers[index] ?? 'no']))
    expect(gradeAssessment(sampleInput(items, { answers: answersOf(choices) }))).toMatchObject({
      score,
      grade,
    })
  })

  test('weights that share an item in thirds still meet the edge exactly', () => {
    const thirds: ScoringField[] = ['a', 'b', 'c'].map(id => ({ ...YES_NO, id }))
    const items = [
      sampleItem('GOV-01', { points: 3, fields: thirds }),
      sampleItem('GOV-02', { points: 83.95 }),
      sampleItem('GOV-03', { points: 13.05 }),
    ]
    const answers = { 'GOV-01': { values: { a: 'yes' } }, ...answersOf({ 'GOV-02': 'yes' }) }
    expect(gradeAssessment(sampleInput(items, { answers })).score).toBe(85)
  })
})

describe('what leaves the denominator', () => {
  const items = [sampleItem('GOV-01'), sampleItem('SOC-01', { points: 3 })]
  const claimed = { values: {}, notApplicable: { reason: 'no such process' } }

  test('a reasoned claim does, until a reviewer refuses it', () => {
    const input = sampleInput(items, { answers: { ...answersOf({ 'GOV-01': 'yes' }), 'SOC-01': claimed } })
    expect(gradeAssessment(input)).toMatchObject({
      score: 100,
      grade: 'A',
      applicableItems: 1,
      totalItems: 2,
    })
    const refused = { ...input, reviews: { 'SOC-01': { verdict: 'na-refused' as const } } }
    expect(gradeAssessment(refused)).toMatchObject({ score: 25, grade: 'D', applicableItems: 2 })
  })

  test('a dimension with nothing applicable has no score', () => {
    const result = gradeAssessment(sampleInput(items, { answers: { 'SOC-01': claimed } }))
    expect(result.dimensions).toEqual([
      { code: 'GOV', points: 1, won: 0, score: 0, applicableItems: 1 },
      { code: 'SOC', points: 0, won: 0, score: null, applicableItems: 0 },
    ])
  })

  test('when nothing applies there is neither score nor grade', () => {
    const answers = { 'GOV-01': claimed, 'SOC-01': claimed }
    expect(gradeAssessment(sampleInput(items, { answers }))).toMatchObject({
      score: null,
      uncappedGrade: null,
      grade: null,
      applicableItems: 0,
      points: { applicable: 0, won: 0 },
    })
  })

  test('a short list of applicable items is flagged as a narrow basis', () => {
    const narrow = (narrowBasisBelow: number) =>
      gradeAssessment(sampleInput(items, { policy: { ...POLICY, narrowBasisBelow } })).narrowBasis
    expect([narrow(2), narrow(3)]).toEqual([false, true])
  })
})

describe('what counts of an answer', () => {
  const yes = { values: { in_place: 'yes' } }
  const claim = { ...yes, notApplicable: { reason: 'no such process' } }
  const capped = sampleItem('SOC-01', { aboveLegalCap: true })
  const mandatory = sampleItem('SOC-01', {
    applicability: {
      excludedCategories: [],
      mandatoryCategories: ['raw-material'],
      mayBeNotApplicable: true,
    },
  })
  const forAll = sampleItem('SOC-01', {
    applicability: { excludedCategories: [], mandatoryCategories: [], mayBeNotApplicable: false },
  })
  const excluded = sampleItem('SOC-01', {
    applicability: {
      excludedCategories: ['raw-material'],
      mandatoryCategories: [],
      mayBeNotApplicable: true,
    },
  })
  const plain = sampleItem('SOC-01')
  const corrected: ItemReview = { verdict: 'corrected', correctedValues: { in_place: 'partial' } }

  const table: [string, ScoringItem, object, ItemReview | undefined, string, number][] = [
    ['an answer', plain, yes, undefined, 'scored', 1],
    ['no answer', plain, {}, undefined, 'unanswered', 0],
    ['a claim', plain, claim, undefined, 'not-applicable', 0],
    ['a confirmed claim', plain, claim, { verdict: 'na-confirmed' }, 'not-applicable', 0],
    ['a refused claim', plain, claim, { verdict: 'na-refused' }, 'not-applicable-refused', 0],
    ['a rejected claim', plain, claim, { verdict: 'rejected' }, 'not-applicable-refused', 0],
    ['a corrected claim', plain, claim, corrected, 'scored', 0.5],
    [
      'a claim without a reason',
      plain,
      { notApplicable: { reason: ' ' } },
      undefined,
      'not-applicable-refused',
      0,
    ],
    ['a claim where the item is mandatory', mandatory, claim, undefined, 'not-applicable-refused', 0],
    [
      'a claim where none is allowed',
      forAll,
      claim,
      { verdict: 'na-confirmed' },
      'not-applicable-refused',
      0,
    ],
    ['an answer outside the category', excluded, yes, undefined, 'not-applicable-by-category', 0],
    ['an accepted answer', plain, yes, { verdict: 'accepted' }, 'scored', 1],
    ['a rejected answer', plain, yes, { verdict: 'rejected' }, 'rejected', 0],
    ['a corrected answer', plain, yes, corrected, 'scored', 0.5],
    ['a confirmed claim that nobody made', plain, yes, { verdict: 'na-confirmed' }, 'scored', 1],
    ['an answer declined by right', capped, { ...yes, declined: { reason: '' } }, undefined, 'declined', 0],
    ['one declined by right, then corrected', capped, { declined: { reason: '' } }, corrected, 'declined', 0],
    [
      'an answer declined without right',
      plain,
      { ...yes, declined: { reason: '' } },
      undefined,
      'unanswered',
      0,
    ],
  ]
  test.each(table)('%s', (_, item, answer, review, status, factor) => {
    const line = lineOf(item, answer, review)
    expect(line).toMatchObject({ status, factor })
    const leavesDenominator = ['not-applicable', 'not-applicable-by-category', 'declined'].includes(status)
    expect(line.applicable).toBe(!leavesDenominator)
    expect(line.lost).toBe(leavesDenominator ? 0 : 1 - factor)
  })
})

describe('corrected values with a date of their own', () => {
  const permit: ScoringField = {
    id: 'permit',
    type: 'certificate',
    weight: 1,
    statuses: [{ value: 'held', factor: 1, needsCertificate: true }],
    validity: 'any',
  }
  const item = sampleItem('ENV-02', {
    fields: [permit],
    triggers: [{ id: 'expired', level: 'critical', when: { field: 'permit', hasExpired: true } }],
  })
  const paperOf = (validFrom: string, validTo: string) => ({
    permit: { status: 'held', certificates: [certificate({ validFrom, validTo })] },
  })
  const renewed = paperOf('2026-07-01', '2026-09-30')
  const correctedAsOf = (asOf?: string): ItemReview => ({
    verdict: 'corrected',
    correctedValues: renewed,
    ...(asOf ? { asOf } : {}),
  })

  test.each([
    ['without one, the date of the input', undefined, 0, 0],
    ['the day before the paper holds', '2026-06-30', 0, 0],
    ['its first day', '2026-07-01', 1, 0],
    ['its last day', '2026-09-30', 1, 0],
    ['the day after', '2026-10-01', 0, 1],
  ])('papers in them are held against it: %s', (_, asOf, factor, triggers) => {
    const line = lineOf(item, {}, correctedAsOf(asOf))
    expect([line.factor, line.triggers.length]).toEqual([factor, triggers])
  })

  test('every other item is held against the date of the input', () => {
    const other = sampleItem('ENV-03', { fields: [permit] })
    const { items } = gradeAssessment(
      sampleInput([item, other], {
        answers: { 'ENV-03': { values: paperOf('2026-01-01', '2026-06-30') } },
        reviews: { 'ENV-02': correctedAsOf('2026-08-01') },
      }),
    )
    expect(items.map(line => line.factor)).toEqual([1, 1])
  })
})

test('an item that a large firm declines counts as unanswered', () => {
  const item = sampleItem('SOC-01', { aboveLegalCap: true })
  const declined = { values: { in_place: 'yes' }, declined: { reason: '' } }
  const input = sampleInput([item], { answers: { 'SOC-01': declined } })
  const large = gradeAssessment({ ...input, supplier: { ...input.supplier, isSmallFirm: false } })
  expect(large.items[0]).toMatchObject({ status: 'unanswered', applicable: true, lost: 1 })
})

describe('triggers', () => {
  const found = { values: { in_place: 'yes', cases: 1 } }
  const stands = {
    item: 'SOC-02',
    id: 'case_found',
    level: 'zeroTolerance',
    source: 'answer',
    stands: true,
    reason: null,
  }

  test.each<[string, object, ItemReview | undefined]>([
    ['an answer', found, undefined],
    ['an accepted answer', found, { verdict: 'accepted' }],
    ['a rejected answer', found, { verdict: 'rejected' }],
    [
      'a dismissal without a reason',
      found,
      { verdict: 'accepted', dismissedTriggers: [{ id: 'case_found', reason: ' ' }] },
    ],
    ['a correction', {}, { verdict: 'corrected', correctedValues: { cases: 2 } }],
  ])('%s that admits a case lets the trigger stand', (_, answer, review) => {
    expect(lineOf(WATCHED, answer, review).triggers).toEqual([stands])
  })

  test.each<[string, object, ItemReview | undefined]>([
    ['an unanswered item', {}, undefined],
    ['an item that does not apply', { ...found, notApplicable: { reason: 'no staff' } }, undefined],
    [
      'a claim that was refused',
      { ...found, notApplicable: { reason: 'no staff' } },
      { verdict: 'na-refused' },
    ],
    ['a correction to no case', found, { verdict: 'corrected', correctedValues: { cases: 0 } }],
  ])('%s fires nothing', (_, answer, review) => {
    expect(lineOf(WATCHED, answer, review).triggers).toEqual([])
  })

  test('a dismissed trigger stays listed and does not stand', () => {
    const dismissedTriggers = [{ id: 'case_found', reason: 'typing error, shown on site' }]
    const { triggers } = lineOf(WATCHED, found, { verdict: 'accepted', dismissedTriggers })
    expect(triggers).toEqual([{ ...stands, stands: false, reason: 'typing error, shown on site' }])
  })

  test('a trigger raised by a reviewer stands, even on an item that does not apply', () => {
    const raisedTriggers = [{ id: 'concealed', reason: 'found on site' }]
    const raised = {
      ...stands,
      id: 'concealed',
      level: 'critical',
      source: 'reviewer',
      reason: 'found on site',
    }
    expect(lineOf(WATCHED, {}, { verdict: 'accepted', raisedTriggers }).triggers).toEqual([raised])
    const claim = { notApplicable: { reason: 'no staff' } }
    expect(lineOf(WATCHED, claim, { verdict: 'na-confirmed', raisedTriggers }).triggers).toEqual([raised])
  })

  test('a raised trigger that the item does not have is refused', () => {
    const raisedTriggers = [{ id: 'unheard_of', reason: 'x' }]
    expect(() => lineOf(WATCHED, {}, { verdict: 'accepted', raisedTriggers })).toThrow('unheard_of')
  })
})

describe('caps', () => {
  function gradeWith(reviewed: ItemReview, policy: GradingPolicy = POLICY) {
    const answers = { 'SOC-02': { values: { in_place: 'yes' } } }
    return gradeAssessment(sampleInput([WATCHED], { answers, reviews: { 'SOC-02': reviewed }, policy }))
  }
  const raise = (...ids: string[]): ItemReview => ({
    verdict: 'accepted',
    raisedTriggers: ids.map(id => ({ id, reason: 'found on site' })),
  })

  test('a zero-tolerance trigger means D and a critical one at most C, whatever the score', () => {
    expect(gradeWith(raise('case_found'))).toMatchObject({ score: 100, uncappedGrade: 'A', grade: 'D' })
    expect(gradeWith(raise('concealed'))).toMatchObject({ score: 100, uncappedGrade: 'A', grade: 'C' })
    expect(gradeWith(raise('concealed', 'case_found')).grade).toBe('D')
  })

  test('the caps are those of the policy', () => {
    const policy: GradingPolicy = { ...POLICY, caps: { zeroTolerance: 'C', critical: 'B' } }
    expect(gradeWith(raise('concealed'), policy).grade).toBe('B')
    expect(gradeWith(raise('case_found'), policy).caps).toEqual([
      { cause: 'zeroTolerance', subject: 'SOC-02/case_found', cap: 'C' },
    ])
  })

  test('a cap never lifts a grade', () => {
    const reviews = { 'SOC-02': raise('concealed') }
    expect(gradeAssessment(sampleInput([WATCHED], { reviews }))).toMatchObject({ score: 0, grade: 'D' })
  })

  test('a dimension below its floor caps the grade; its own floor goes before the general one', () => {
    const items = [sampleItem('ENV-01', { points: 9 }), sampleItem('SOC-01')]
    const gradeFor = (
      dimensionFloors: GradingPolicy['dimensionFloors'],
      social: 'yes' | 'partial' | 'no',
    ) => {
      const answers = answersOf({ 'ENV-01': 'yes', 'SOC-01': social })
      const { grade, caps } = gradeAssessment(
        sampleInput(items, { answers, policy: { ...POLICY, dimensionFloors } }),
      )
      return [grade, caps.map(cap => cap.subject)]
    }
    expect(gradeFor({ '*': { min: 50, cap: 'B' } }, 'no')).toEqual(['B', ['SOC']])
    expect(gradeFor({ '*': { min: 50, cap: 'B' } }, 'partial')).toEqual(['A', []])
    expect(gradeFor({ '*': { min: 50, cap: 'B' }, SOC: { min: 60, cap: 'C' } }, 'partial')).toEqual([
      'C',
      ['SOC'],
    ])
    expect(gradeFor({ SOC: { min: 0, cap: 'C' }, '*': { min: 50, cap: 'B' } }, 'no')).toEqual(['A', []])
  })
})

test('grades are ordered best first', () => {
  expect(GRADES.map(nextGrade)).toEqual([null, 'A', 'B', 'C'])
  expect([isAtLeast('A', 'B'), isAtLeast('B', 'B'), isAtLeast('C', 'B')]).toEqual([true, true, false])
})
