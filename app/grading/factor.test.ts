import { expect, test } from 'vitest'
import type { FieldValue } from '#app/questionnaires/answers.ts'
import { fieldFactor, itemFactor } from './factor.ts'
import { AS_OF, certificate, sampleItem, YES_NO } from './sample.test-support.ts'
import type { ScoringField } from './types.ts'

const CONTEXT = { category: 'raw-material', isSmallFirm: false, asOf: AS_OF } as const
const COVERAGE: ScoringField = {
  id: 'coverage',
  type: 'number',
  weight: 1,
  bands: [
    { atLeast: 100, factor: 1 },
    { atLeast: 95, factor: 0.5 },
  ],
}
const DEFECTS: ScoringField = { id: 'defects', type: 'count', weight: 1, bands: [{ atMost: 3, factor: 1 }] }

test.each<[FieldValue, number]>([
  ['yes', 1],
  ['partial', 0.5],
  ['no', 0],
  ['unheard_of', 0],
  [7, 0],
  [null, 0],
])('a choice of %j earns %d', (value, factor) => {
  expect(fieldFactor(YES_NO, value, CONTEXT)).toBe(factor)
})

test.each<[FieldValue, number]>([
  [100, 1],
  [99.99, 0.5],
  [95, 0.5],
  [94.99, 0],
  ['100', 0],
  [null, 0],
])('the first band that fits %j gives %d', (value, factor) => {
  expect(fieldFactor(COVERAGE, value, CONTEXT)).toBe(factor)
})

test('a band may count downwards, and its limit belongs to it', () => {
  expect(fieldFactor(DEFECTS, 3, CONTEXT)).toBe(1)
  expect(fieldFactor(DEFECTS, 4, CONTEXT)).toBe(0)
})

test('a factor for a category replaces the general one, even when it is 0', () => {
  const options = [{ value: 'iso9001', factor: 0.75, factorByCategory: { packaging: 1, logistics: 0 } }]
  const field: ScoringField = { id: 'qms', type: 'choice', weight: 1, options }
  expect(fieldFactor(field, 'iso9001', CONTEXT)).toBe(0.75)
  expect(fieldFactor(field, 'iso9001', { ...CONTEXT, category: 'packaging' })).toBe(1)
  expect(fieldFactor(field, 'iso9001', { ...CONTEXT, category: 'logistics' })).toBe(0)
})

test('a derived field scores like the field it is asked as', () => {
  const derived: ScoringField = {
    id: 'quality',
    type: 'derived',
    weight: 1,
    as: { type: 'count', bands: [{ atMost: 3, factor: 1 }] },
  }
  expect(fieldFactor(derived, 2, CONTEXT)).toBe(1)
  expect(fieldFactor(derived, null, CONTEXT)).toBe(0)
})

function certificates(validity: 'any' | 'all'): ScoringField {
  const statuses = [
    { value: 'certified', factor: 1, needsCertificate: true },
    { value: 'in_progress', factor: 0.5, needsCertificate: false },
    { value: 'none', factor: 0, needsCertificate: false },
  ]
  return { id: 'iso', type: 'certificate', weight: 1, statuses, validity }
}
const VALID = certificate({ validFrom: '2026-06-30', validTo: '2026-06-30' })
const OPEN_ENDED = certificate()
const EXPIRED = certificate({ validTo: '2026-06-29' })
const FUTURE = certificate({ validFrom: '2026-07-01' })

test.each([
  ['no paper', [], 0, 0],
  ['one valid on its only day', [VALID], 1, 1],
  ['one without expiry', [OPEN_ENDED], 1, 1],
  ['one expired', [EXPIRED], 0, 0],
  ['one not yet valid', [FUTURE], 0, 0],
  ['a valid and an expired one', [VALID, EXPIRED], 1, 0],
  ['two valid ones', [VALID, OPEN_ENDED], 1, 1],
])('certified with %s', (_, papers, any, all) => {
  const value = { status: 'certified', certificates: papers }
  expect(fieldFactor(certificates('any'), value, CONTEXT)).toBe(any)
  expect(fieldFactor(certificates('all'), value, CONTEXT)).toBe(all)
})

test('a status that needs no paper earns its factor without one', () => {
  expect(fieldFactor(certificates('all'), { status: 'in_progress', certificates: [] }, CONTEXT)).toBe(0.5)
  expect(fieldFactor(certificates('all'), { status: null, certificates: [VALID] }, CONTEXT)).toBe(0)
})

test('an item earns the weighted mean of its scored fields; recorded fields do not count', () => {
  const recorded: ScoringField = { id: 'remark', type: 'text' }
  const item = sampleItem('SOC-05', { fields: [YES_NO, { ...COVERAGE, weight: 3 }, recorded] })
  expect(itemFactor(item, { in_place: 'yes', coverage: 96, remark: 'x' }, CONTEXT)).toBe(0.625)
  expect(itemFactor(item, { in_place: 'yes' }, CONTEXT)).toBe(0.25)
  expect(itemFactor(item, {}, CONTEXT)).toBe(0)
})

test('an item without a scored field, or with a weight on a text, cannot be scored', () => {
  const text: ScoringField = { id: 'remark', type: 'text' }
  expect(() => itemFactor(sampleItem('SOC-01', { fields: [text] }), {}, CONTEXT)).toThrow('SOC-01')
  const weighted = sampleItem('SOC-01', { fields: [{ ...text, weight: 1 }] })
  expect(() => itemFactor(weighted, {}, CONTEXT)).toThrow('remark')
})
