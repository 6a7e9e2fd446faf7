import fc from 'fast-check'
import type { AnswerValues, CertificateRecord, ItemAnswer } from '#app/questionnaires/answers.ts'
import { SUPPLIER_CATEGORIES } from '#app/suppliers/vocabulary.ts'
import { gradeAssessment } from './grade.ts'
import { GRADES } from './grades.ts'
import type { GradingInput, GradingPolicy, ItemReview, ScoringField, ScoringItem } from './types.ts'

/** Random questionnaires, answers, reviews and policies for property tests. */

export const AS_OF = '2026-06-30'
const DIMENSIONS = ['GOV', 'SOC', 'ENV'] as const
const CATEGORIES = fc.constantFrom(...SUPPLIER_CATEGORIES)
const OPTIONS = [
  { value: 'yes', factor: 1 },
  { value: 'mostly', factor: 0.75 },
  { value: 'partly', factor: 0.5, factorByCategory: { logistics: 0.7 } },
  { value: 'no', factor: 0 },
]

const WEIGHT = fc.constantFrom(0.1, 0.2, 0.7, 1, 2, 3)
const SCORED_FIELDS: fc.Arbitrary<ScoringField>[] = [
  WEIGHT.map(weight => ({ id: 'a', type: 'choice', weight, options: OPTIONS })),
  WEIGHT.map(weight => ({
    id: 'b',
    type: 'number',
    weight,
    bands: [
      { atLeast: 100, factor: 1 },
      { atLeast: 90, factor: 0.3 },
    ],
  })),
  WEIGHT.map(weight => ({
    id: 'c',
    type: 'certificate',
    weight,
    statuses: [
      { value: 'certified', factor: 1, needsCertificate: true },
      { value: 'planned', factor: 0.5, needsCertificate: false },
    ],
    validity: 'all',
  })),
  WEIGHT.map(weight => ({ id: 'd', type: 'derived', weight, as: { type: 'choice', options: OPTIONS } })),
]
/** Recorded only; fires the triggers of the item when above zero. */
const CASES: ScoringField = { id: 'cases', type: 'count' }
const TRIGGERS: ScoringItem['triggers'] = [
  { id: 'case_found', level: 'zeroTolerance', when: { field: 'cases', gt: 1 } },
  { id: 'case_open', level: 'critical', when: { field: 'cases', gte: 1 } },
]

const FIELDS = fc
  .tuple(...SCORED_FIELDS.map(field => fc.option(field, { freq: 2 })))
  .map(fields => fields.filter(field => field !== null))
  .filter(fields => fields.length > 0)

const APPLICABILITY = fc.record({
  excludedCategories: fc.subarray([...SUPPLIER_CATEGORIES], { maxLength: 1 }),
  mandatoryCategories: fc.subarray([...SUPPLIER_CATEGORIES], { maxLength: 2 }),
  mayBeNotApplicable: fc.boolean(),
})

function item(code: string): fc.Arbitrary<ScoringItem> {
  return fc.record({
    code: fc.constant(code),
    points: fc.constantFrom(0.1, 0.7, 1, 1.5, 2, 2.5, 3),
    fields: FIELDS.map(fields => [...fields, CASES]),
    triggers: fc.constantFrom([], [], TRIGGERS),
    applicability: APPLICABILITY,
    aboveLegalCap: fc.boolean(),
  })
}

const DATE = fc.constantFrom(null, '2025-01-01', '2026-06-29', AS_OF, '2026-07-01')
const RECORD: fc.Arbitrary<CertificateRecord> = fc.record({
  type: fc.constant(null),
  number: fc.string({ maxLength: 6 }),
  issuer: fc.constant('Issuer'),
  scope: fc.constant(''),
  site: fc.constant(''),
  validFrom: DATE,
  validTo: DATE,
})

const CHOSEN = fc.constantFrom('yes', 'yes', 'mostly', 'partly', 'no', 'unheard_of', null)
const VALUES: fc.Arbitrary<Record<'a' | 'b' | 'c' | 'd' | 'cases', AnswerValues[string]>> = fc.record({
  a: CHOSEN,
  b: fc.constantFrom(100, 99.9, 90, 12, null),
  c: fc.option(
    fc.record({
      status: fc.constantFrom('certified', 'planned', null),
      certificates: fc.array(RECORD, { maxLength: 2 }),
    }),
  ),
  d: CHOSEN,
  cases: fc.constantFrom(null, 0, 0, 0, 1, 2),
})

function valuesOf(scored: ScoringItem): fc.Arbitrary<AnswerValues> {
  return VALUES.map(values => {
    const asked = Object.entries(values).filter(([id]) => scored.fields.some(field => field.id === id))
    return Object.fromEntries(asked)
  })
}

const CLAIM = fc.option(fc.record({ reason: fc.constantFrom('not our process', '') }), {
  nil: undefined,
  freq: 4,
})

function answerTo(scored: ScoringItem): fc.Arbitrary<ItemAnswer> {
  return fc
    .record({ values: valuesOf(scored), notApplicable: CLAIM, declined: CLAIM })
    .map(({ values, notApplicable, declined }) => ({
      values,
      ...(notApplicable && { notApplicable }),
      ...(declined && { declined }),
    }))
}

function reviewOf(scored: ScoringItem): fc.Arbitrary<ItemReview> {
  const day = fc.option(fc.constantFrom('2026-06-29', '2026-07-02'))
  return fc
    .tuple(undatedReviewOf(scored), day)
    .map(([review, asOf]) => (asOf && review.verdict === 'corrected' ? { ...review, asOf } : review))
}

function undatedReviewOf(scored: ScoringItem): fc.Arbitrary<ItemReview> {
  const findings = fc.subarray(scored.triggers.map(({ id }) => ({ id, reason: 'seen on site' })))
  return fc.record({
    verdict: fc.constantFrom('accepted', 'accepted', 'corrected', 'rejected', 'na-confirmed', 'na-refused'),
    correctedValues: valuesOf(scored),
    dismissedTriggers: findings,
    raisedTriggers: fc.boolean().chain(isRaised => (isRaised ? findings : fc.constant([]))),
  })
}

const CAP = fc.constantFrom(...GRADES)
const FLOOR = fc.record({ min: fc.constantFrom(30, 59.9, 80), cap: CAP })
const MULTIPLIER = fc.constantFrom(0.25, 0.5, 1, 1.5, 2)
const WEIGHTS = fc.record({ GOV: MULTIPLIER, ENV: MULTIPLIER }, { requiredKeys: [] })

export const POLICY: fc.Arbitrary<GradingPolicy> = fc
  .tuple(unweightedPolicy(), fc.option(WEIGHTS))
  .map(([policy, weights]) => (weights ? { ...policy, dimensionWeights: weights } : policy))

function unweightedPolicy() {
  return fc.record({
    version: fc.constant('2026.1'),
    thresholds: fc.constantFrom<GradingPolicy['thresholds']>(
      { A: 85, B: 70, C: 60 },
      { A: 66.7, B: 33.3, C: 10 },
    ),
    caps: fc.constantFrom<GradingPolicy['caps']>(
      { zeroTolerance: 'D', critical: 'C' },
      { zeroTolerance: 'C', critical: 'B' },
    ),
    dimensionFloors: fc.oneof<fc.Arbitrary<GradingPolicy['dimensionFloors']>[]>(
      fc.constant({}),
      FLOOR.map(floor => ({ '*': floor })),
      fc.tuple(FLOOR, FLOOR).map(([one, other]) => ({ GOV: one, ENV: other })),
    ),
    narrowBasisBelow: fc.constantFrom(0, 3, 40),
  })
}

/** Up to `maxItems` items in up to three dimensions, each perhaps answered and perhaps reviewed. */
export function gradingInput({ maxItems }: { maxItems: number }): fc.Arbitrary<GradingInput> {
  return fc
    .array(fc.constantFrom(...DIMENSIONS), { minLength: 1, maxLength: maxItems })
    .chain(owners =>
      fc.tuple(...owners.map((code, index) => item(`${code}-${String(index).padStart(2, '0')}`))),
    )
    .chain(items =>
      fc.record({
        questionnaire: fc.constant(questionnaireOf(items)),
        policy: POLICY,
        supplier: fc.record({ category: CATEGORIES, isSmallFirm: fc.boolean() }),
        asOf: fc.constant(AS_OF),
        answers: someOf(items, answerTo),
        reviews: someOf(items, reviewOf),
      }),
    )
}

function questionnaireOf(items: ScoringItem[]): GradingInput['questionnaire'] {
  const dimensions = DIMENSIONS.map(code => ({
    code,
    items: items.filter(({ code: own }) => own.startsWith(code)),
  }))
  return {
    kind: 'sample',
    version: '2026.1',
    dimensions: dimensions
      .filter(dimension => dimension.items.length > 0)
      .map(dimension => ({
        ...dimension,
        points: dimension.items.reduce((total, own) => total + own.points, 0),
      })),
  }
}

function someOf<T>(items: ScoringItem[], arbitraryOf: (item: ScoringItem) => fc.Arbitrary<T>) {
  const entries = items.map(own => fc.option(arbitraryOf(own).map(value => [own.code, value] as const)))
  return fc.tuple(...entries).map(found => Object.fromEntries(found.filter(entry => entry !== null)))
}

const FULL: AnswerValues = {
  a: 'yes',
  b: 100,
  c: {
    status: 'certified',
    certificates: [
      { type: null, number: '1', issuer: '', scope: '', site: '', validFrom: null, validTo: null },
    ],
  },
  d: 'yes',
  cases: 0,
}

/** The input after the named items were worked off: full marks where they count, every finding resolved. */
export function workedOff(input: GradingInput, codes: string[]): GradingInput {
  const named = gradeAssessment(input).items.filter(line => codes.includes(line.code))
  const reviews = named.map(({ code, applicable }) => [
    code,
    applicable ? corrected(input, code) : withoutFindings(input.reviews[code]),
  ])
  return { ...input, reviews: { ...input.reviews, ...Object.fromEntries(reviews) } }
}

function corrected(input: GradingInput, code: string): ItemReview {
  const items = input.questionnaire.dimensions.flatMap(dimension => dimension.items)
  const asked = items.find(own => own.code === code)?.fields ?? []
  const values = Object.entries(FULL).filter(([id]) => asked.some(field => field.id === id))
  return { verdict: 'corrected', correctedValues: Object.fromEntries(values) }
}

function withoutFindings(review: ItemReview | undefined): ItemReview {
  return { verdict: 'accepted', ...review, raisedTriggers: [] }
}
