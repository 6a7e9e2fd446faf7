import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalizeAnswer } from './check-answer.ts'
import { fieldName, readItemForm } from './form-values.ts'
import { casesField, certificateField, choiceField, CONTEXT, item, rowsField } from './sample.test-support.ts'

const ITEM = item({ fields: [choiceField(), casesField(), certificateField(), rowsField()] })

test('inputs are named after the item and the path to the value', () => {
  expect(fieldName('SOC-02', 'cases')).toBe('SOC-02.cases')
  expect(fieldName('GOV-01', 'licences.certificates.0.number')).toBe('GOV-01.licences.certificates.0.number')
  expect(fieldName('GOV-01', ['licences', 'certificates', 0, 'number'])).toBe(
    'GOV-01.licences.certificates.0.number',
  )
})

test('a posted form becomes input for the check of answers', () => {
  const form = new URLSearchParams([
    ['SOC-01.policy', 'yes'],
    ['SOC-01.cases', '3'],
    ['SOC-01.licences.status', 'held'],
    ['SOC-01.licences.certificates.0.number', 'XK-1'],
    ['SOC-01.licences.certificates.0.noExpiry', 'on'],
    ['SOC-01.sites.0.name', '一厂'],
    ['SOC-02.policy', 'no'],
    ['csrf', 'x'],
  ])
  expect(readItemForm(ITEM, form)).toEqual({
    values: {
      policy: 'yes',
      cases: '3',
      licences: { status: 'held', certificates: [{ number: 'XK-1', noExpiry: 'on' }] },
      sites: [{ name: '一厂' }],
    },
  })
})

test('gaps between record numbers close, order is that of the numbers', () => {
  const entries: [string, string][] = [
    ['SOC-01.sites.10.name', '三厂'],
    ['SOC-01.sites.2.name', '二厂'],
    ['SOC-01.sites.0.name', '一厂'],
    ['SOC-01.sites.999999999999.name', '四厂'],
    ['SOC-01.sites.-1.name', '五厂'],
    ['SOC-01.sites.add', ''],
  ]
  expect(readItemForm(ITEM, entries).values).toEqual({
    sites: [{ name: '一厂' }, { name: '二厂' }, { name: '三厂' }],
  })
})

test('claims are read with their reasons, and only when ticked', () => {
  expect(
    readItemForm(ITEM, [
      ['SOC-01.notApplicable', 'on'],
      ['SOC-01.notApplicableReason', '无此业务'],
      ['SOC-01.declineReason', '超出法定范围'],
    ]),
  ).toEqual({ values: {}, notApplicable: { reason: '无此业务' } })
  expect(readItemForm(ITEM, [['SOC-01.declineItem', 'on']])).toEqual({ values: {}, declined: { reason: '' } })
})

test('of a repeated name the last value counts, files and unknown names are passed over', () => {
  const entries: [string, unknown][] = [
    ['SOC-01.policy', 'no'],
    ['SOC-01.policy', 'yes'],
    ['SOC-01.evidence', new Blob(['x'])],
    ['SOC-01.wages', '1'],
    ['SOC-01', 'x'],
  ]
  expect(readItemForm(ITEM, entries)).toEqual({ values: { policy: 'yes' } })
})

test('names that reach for prototypes reach nothing', () => {
  const entries: [string, string][] = [
    ['SOC-01.__proto__.polluted', 'yes'],
    ['SOC-01.constructor.prototype.polluted', 'yes'],
    ['SOC-01.sites.0.__proto__', 'yes'],
    ['SOC-01.licences.certificates.0.__proto__', 'yes'],
  ]
  const raw = readItemForm(ITEM, entries)
  expect(Object.prototype).not.toHaveProperty('polluted')
  expect(normalizeAnswer(ITEM, raw, CONTEXT).values).toEqual({})
})

test('any form can be read', () => {
  const part = fc.constantFrom(
    'policy',
    'licences',
    'certificates',
    'sites',
    '0',
    '7',
    'name',
    '__proto__',
    '',
    'notApplicable',
  )
  const name = fc.array(part, { maxLength: 5 }).map(parts => ['SOC-01', ...parts].join('.'))
  fc.assert(
    fc.property(fc.array(fc.tuple(name, fc.string())), entries => {
      const { problems, ...answer } = normalizeAnswer(ITEM, readItemForm(ITEM, entries), CONTEXT)
      expect(problems.length).toBeLessThanOrEqual(110)
      expect(answer.values).not.toHaveProperty('polluted')
    }),
  )
})
