import { expect, test } from 'vitest'
import { normalizeAnswer, normalizeValues } from './check-answer.ts'
import { localizeItem } from './localize.ts'
import { EVERYTHING, RECORD } from './sample-answers.test-support.ts'
import { CONTEXT, item } from './sample.test-support.ts'

function normalize(values: unknown) {
  return normalizeValues(EVERYTHING, values, CONTEXT)
}

function problemsOf(values: unknown) {
  return normalize(values).problems.map(({ path, code }) => `${path} ${code}`)
}

test('what people typed becomes plain values in the order of the fields', () => {
  const { values, problems } = normalize({
    agreement: '2',
    note: ' 两行\r\n说明 ',
    day: '2026/1/5',
    share: '９５％',
    cases: '1,000',
    policy: 'yes',
  })
  expect(problems).toEqual([])
  expect(Object.entries(values)).toEqual([
    ['policy', 'yes'],
    ['cases', 1000],
    ['share', 95],
    ['day', '2026-01-05'],
    ['note', '两行\n说明'],
    ['agreement', 2],
  ])
})

test('fields without a value are left out', () => {
  expect(normalize({ policy: '', share: null, note: '  ', sites: [], licences: {} })).toEqual({
    values: {},
    problems: [],
  })
  expect(normalize(undefined)).toEqual({ values: {}, problems: [] })
})

test('a value with a problem is left out and named with its figures', () => {
  expect(normalize({ policy: 'yes', share: '101', cases: 'many' })).toEqual({
    values: { policy: 'yes' },
    problems: [
      { fieldId: 'cases', path: 'cases', code: 'not-a-number', params: {} },
      { fieldId: 'share', path: 'share', code: 'above-max', params: { max: 100 } },
    ],
  })
})

test('a field that the other values hide keeps neither value nor problem', () => {
  expect(normalize({ policy: 'no', cases: 3 })).toEqual({ values: { policy: 'no' }, problems: [] })
  expect(normalize({ policy: 'no', cases: 'many' })).toEqual({ values: { policy: 'no' }, problems: [] })
  expect(normalize({ cases: 3 }).values).toEqual({})
})

test('unknown fields and shapes are refused', () => {
  expect(problemsOf({ wages: 3 })).toEqual(['wages unknown-field'])
  expect(problemsOf(JSON.parse('{"__proto__": {"policy": "yes"}}'))).toEqual(['__proto__ unknown-field'])
  expect(problemsOf(['yes'])).toEqual([' malformed'])
  expect(problemsOf({ policy: { is: 'yes' }, licences: 'held', sites: 'here' })).toEqual([
    'policy malformed',
    'licences malformed',
    'sites malformed',
  ])
})

test('certificates keep their papers, blank records vanish', () => {
  const licences = { status: 'held', certificates: [{ number: ' ' }, { ...RECORD, number: ' XK-1 ' }] }
  expect(normalize({ licences })).toEqual({
    values: { licences: { status: 'held', certificates: [RECORD] } },
    problems: [],
  })
})

test('papers are kept where the status needs them, or while there is none', () => {
  const unneeded = [{ ...RECORD, validTo: 'soon' }]
  expect(normalize({ licences: { status: 'none', certificates: unneeded } })).toEqual({
    values: { licences: { status: 'none', certificates: [] } },
    problems: [],
  })
  expect(normalize({ licences: { certificates: [RECORD] } }).values).toEqual({
    licences: { status: null, certificates: [RECORD] },
  })
})

test('no expiry is said by a tick or in words, and is not the same as no date yet', () => {
  const expiryOf = (over: object) => {
    const { values } = normalize({ licences: { status: 'held', certificates: [{ ...RECORD, ...over }] } })
    return JSON.stringify(values.licences)
  }
  expect(expiryOf({ validTo: '', noExpiry: 'on' })).toContain('"validTo":null,"noExpiry":true')
  expect(expiryOf({ validTo: '长期' })).toContain('"validTo":null,"noExpiry":true')
  expect(expiryOf({ validTo: '2027-01-01', noExpiry: true })).toContain('"validTo":null,"noExpiry":true')
  expect(expiryOf({ validTo: '' })).not.toContain('noExpiry')
})

test('problems inside records name the record as it was sent', () => {
  const certificates = [
    {},
    { ...RECORD, type: 'visa', validTo: '2023-12-31' },
    { ...RECORD, issuer: 'x'.repeat(201), extra: 1 },
    RECORD,
    'paper',
  ]
  expect(problemsOf({ licences: { status: 'held', certificates } })).toEqual([
    'licences.certificates.4 malformed',
    'licences.certificates.1.type unknown-option',
    'licences.certificates.1.validTo date-order',
    'licences.certificates.2.issuer too-long',
    'licences.certificates.2 unknown-field',
    'licences.certificates too-many-certificates',
  ])
})

test('rows have every column, blank rows vanish, too many are cut and reported', () => {
  const row = { name: ' 一厂 ', people: '１２０', since: '' }
  expect(normalize({ sites: [{ name: '' }, row] }).values).toEqual({
    sites: [{ name: '一厂', people: 120, since: null }],
  })
  expect(problemsOf({ sites: [row, { ...row, people: 'x' }, row, row, { wing: 1 }] })).toEqual([
    'sites.1.people not-a-number',
    'sites.4 unknown-field',
    'sites too-many-rows',
  ])
})

test('an item does not apply with a reason, where that is offered', () => {
  const raw = { values: {}, notApplicable: { reason: ' 无此业务 ' } }
  expect(normalizeAnswer(EVERYTHING, raw, CONTEXT)).toEqual({
    values: {},
    notApplicable: { reason: '无此业务' },
    problems: [],
  })
  const mandatory = item({ applicability: { mayBeNotApplicable: false } })
  expect(normalizeAnswer(mandatory, raw, CONTEXT)).toEqual({
    values: {},
    problems: [{ fieldId: null, path: 'notApplicable', code: 'not-applicable-not-offered', params: {} }],
  })
})

test('a large firm may not decline an item above the legal cap', () => {
  const large = { ...CONTEXT, isSmallFirm: false }
  const { declined, problems } = normalizeAnswer(EVERYTHING, { declined: true }, large)
  expect(declined).toBeUndefined()
  expect(problems.map(problem => problem.code)).toEqual(['decline-not-offered'])
})

test('a small firm may decline an item above the legal cap, another item it may not', () => {
  expect(normalizeAnswer(EVERYTHING, { declined: true }, CONTEXT).declined).toEqual({ reason: '' })
  expect(normalizeAnswer(item(), { declined: { reason: '' } }, CONTEXT).problems).toEqual([
    { fieldId: null, path: 'declineItem', code: 'decline-not-offered', params: {} },
  ])
  expect(normalizeAnswer(EVERYTHING, { notApplicable: { reason: 'x'.repeat(1001) } }, CONTEXT)).toEqual({
    values: {},
    notApplicable: { reason: '' },
    problems: [{ fieldId: null, path: 'notApplicableReason', code: 'too-long', params: { max: 1000 } }],
  })
})

test('the page checks its one-language item to the same result', () => {
  const raw = {
    policy: 'yes',
    cases: '3',
    share: '50%',
    licences: { status: 'held', certificates: [RECORD] },
  }
  for (const locale of ['zh-CN', 'en'] as const)
    expect(normalizeValues(localizeItem(EVERYTHING, locale), raw, CONTEXT)).toEqual(normalize(raw))
})
