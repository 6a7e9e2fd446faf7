import { expect, test } from 'vitest'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { testQuestionnaire } from '#db/factories/content.ts'
import { shippedDimensions } from '#tests/support/sample-answers.ts'
import { attentionOf, type AttentionFacts, type AttentionReason } from './attention.ts'
import { contradictions, CROSS_CHECKS } from './cross-checks.ts'
import { groupEntries } from './desk.ts'
import { lotOf, sampleReason, type SampleReason } from './sample.server.ts'

const items = testQuestionnaire().dimensions.flatMap(dimension => dimension.items)

function itemNamed(code: string) {
  const found = items.find(item => item.code === code)
  if (!found) throw new Error(`no item ${code}`)
  return found
}

function attention(code: string, answer: ItemAnswer, more: Partial<AttentionFacts> = {}) {
  return attentionOf({
    item: itemNamed(code),
    answer,
    fileCount: 0,
    previous: null,
    isTriggered: false,
    isContradicted: false,
    isIncomplete: false,
    isCommented: false,
    asOf: '2026-03-01',
    ...more,
  })
}

function licence(validTo: string | null, noExpiry?: true): ItemAnswer {
  const paper = {
    type: null,
    number: 'A1',
    issuer: '示例发证机构',
    scope: '',
    site: '',
    validFrom: '2025-01-01',
  }
  const certificate = { ...paper, validTo, ...(noExpiry && { noExpiry }) }
  return { values: { licence: { status: 'held', certificates: [certificate] } } }
}

test('a plain good answer with its file asks for nobody', () => {
  expect(attention('SOC-02', { values: { training: 'yes' } }, { fileCount: 1 })).toEqual([])
})

test('an answer that earns nothing with a file attached contradicts itself', () => {
  expect(attention('SOC-02', { values: { training: 'no' } }, { fileCount: 1 })).toEqual([
    'evidence-against-no',
  ])
  expect(attention('SOC-02', { values: { training: 'no' } })).toEqual([])
  const without = { values: { licence: { status: 'missing', certificates: [] } } }
  expect(attention('GOV-01', without, { fileCount: 1 })).toEqual(['evidence-against-no'])
})

test.each([
  ['2026-02-28', ['certificate-expired']],
  ['2026-03-01', ['certificate-expiring']],
  ['2026-05-30', ['certificate-expiring']],
  ['2026-05-31', []],
])('a certificate until %s, seen on 1 March, gives %j', (validTo, reasons) => {
  expect(attention('GOV-01', licence(validTo))).toEqual(reasons)
})

test('a certificate without an end date asks, unless it is said to have none', () => {
  expect(attention('GOV-01', licence(null))).toEqual(['certificate-undated'])
  expect(attention('GOV-01', licence(null, true))).toEqual([])
})

test('a change since last year asks; a figure that moved by more than half asks louder', () => {
  const was = { values: { recycled: 80 } }
  expect(attention('ENV-01', { values: { recycled: 80 } }, { previous: was })).toEqual([])
  expect(attention('ENV-01', { values: { recycled: 60 } }, { previous: was })).toEqual(['changed'])
  expect(attention('ENV-01', { values: { recycled: 39 } }, { previous: was })).toEqual([
    'far-from-last-year',
    'changed',
  ])
})

test('every reason that holds is told, the weightiest first', () => {
  const answer = { values: {}, notApplicable: { reason: '没有' } }
  const facts = { isTriggered: true, isIncomplete: true, isCommented: true }
  expect(attention('SOC-03', answer, facts)).toEqual(['trigger', 'missing', 'claim', 'commented'])
})

test('each cross-check names items and fields that the shipped checklist asks', () => {
  const codes = new Set(shippedDimensions().flatMap(dimension => dimension.items.map(({ code }) => code)))
  for (const check of CROSS_CHECKS) expect(check.items.filter(code => !codes.has(code))).toEqual([])
  expect(new Set(CROSS_CHECKS.map(({ id }) => id)).size).toBe(CROSS_CHECKS.length)
})

test.each([
  ['accidents-none', { 'SOC-12': { outcome: 'none', accidents: 0, lost_days: 0, fatalities: 1 } }],
  ['lost-days-without-accident', { 'SOC-12': { outcome: 'closed', accidents: 0, lost_days: 3 } }],
  ['fatalities-above-accidents', { 'SOC-12': { accidents: 1, fatalities: 2 } }],
  ['overtime-lawful', { 'SOC-06': { hours_and_pay: 'yes', max_weekly_hours: 61 } }],
  ['violations-none', { 'ENV-02': { violation: 'none', violations: 1 } }],
  [
    'environmental-violation-without-penalty',
    { 'ENV-02': { violation: 'closed', violations: 1 }, 'EXT-05': { outcome: 'none' } },
  ],
  ['penalties-none', { 'EXT-05': { outcome: 'none', cases: 2 } }],
  ['more-water-out-than-in', { 'ENV-04': { withdrawn: 10, discharged: 11 } }],
  ['power-without-energy', { 'ENV-08': { electricity: 5, energy: 0 } }],
  ['power-without-emissions', { 'ENV-08': { electricity: 5, energy: 1 }, 'ENV-09': { scope2: 0 } }],
  ['licence-missing-chemicals-managed', { 'ENV-07': { status: 'yes', licences: 'missing' } }],
  ['changes-unapproved', { 'QLT-08': { status: 'yes', unapproved: 1 } }],
  ['competition-cases', { 'ETH-05': { compliant: 'yes', confirmed_cases: 1 } }],
  ['bribery-none', { 'ETH-07': { outcome: 'none', incidents: 0, buyer_staff: 'yes' } }],
])('%s is found where it stands', (id, values) => {
  const answers = Object.fromEntries(
    Object.entries<Record<string, string | number>>(values).map(([code, each]) => [code, { values: each }]),
  )
  expect(contradictions(answers).map(check => check.id)).toContain(id)
})

test('answers that agree, or are not there, contradict nobody', () => {
  expect(contradictions({})).toEqual([])
  expect(
    contradictions({
      'SOC-12': { values: { outcome: 'none', accidents: 0, lost_days: 0, fatalities: 0 } },
      'ENV-04': { values: { withdrawn: 10, discharged: 10 } },
      'ENV-08': { values: { electricity: 0, energy: 0 } },
    }),
  ).toEqual([])
})

test('the sample takes what can hold a finding, evidence of important suppliers, and a share by lot', () => {
  const sampled = { assessmentId: 'one', supplierClass: 3, percent: 0 } as const
  expect(sampleReason(itemNamed('SOC-01'), 0, sampled)).toBe('finding')
  expect(sampleReason(itemNamed('SOC-02'), 1, { ...sampled, supplierClass: 2 })).toBe('important')
  expect(sampleReason(itemNamed('SOC-02'), 0, { ...sampled, supplierClass: 1 })).toBeNull()
  expect(sampleReason(itemNamed('SOC-02'), 1, sampled)).toBeNull()
  expect(sampleReason(itemNamed('SOC-02'), 1, { ...sampled, percent: 100 })).toBe('lot')
})

test('a desk shows what was noticed before what is only in the sample, and that before the rest', () => {
  const entry = (code: string, attention: AttentionReason[], sample: SampleReason | null) => ({
    code,
    examination: { attention, checks: [], sample },
  })
  const { noticed, sampled, rest } = groupEntries([
    entry('a', [], null),
    entry('b', [], 'lot'),
    entry('c', ['changed'], null),
    entry('d', ['trigger'], 'finding'),
  ])
  expect([noticed, sampled, rest].map(group => group.map(({ code }) => code))).toEqual([
    ['c', 'd'],
    ['b'],
    ['a'],
  ])
})

test('the lot is the same for ever and falls on about the share it should', () => {
  expect(lotOf('one', 'SOC-02')).toBe(lotOf('one', 'SOC-02'))
  const drawn = Array.from({ length: 5000 }, (_, index) => lotOf(`assessment ${index}`, 'SOC-02'))
  const share = drawn.filter(lot => lot < 0.2).length / drawn.length
  expect(share).toBeGreaterThan(0.18)
  expect(share).toBeLessThan(0.22)
})
