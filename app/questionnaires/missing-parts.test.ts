import { expect, test } from 'vitest'
import type { ItemAnswer } from './answers.ts'
import { isComplete, missingFor, needsEvidence } from './check-answer.ts'
import { casesField, certificateField, choiceField, CONTEXT, item, rowsField } from './sample.test-support.ts'
import type { AnswerContext } from './visible-fields.ts'

function missingOf(
  over: Parameters<typeof item>[0],
  answer?: ItemAnswer,
  evidenceCount = 0,
  context: AnswerContext = CONTEXT,
) {
  return missingFor(item(over), answer, evidenceCount, context).map(({ path, code }) => `${path} ${code}`)
}

const CHOICE = { fields: [choiceField(), casesField()] }

test('required fields that are asked need a value', () => {
  expect(missingOf(CHOICE)).toEqual(['policy required'])
  expect(missingOf(CHOICE, { values: { policy: 'yes' } })).toEqual(['cases required'])
  expect(missingOf(CHOICE, { values: { policy: 'yes', cases: 0 } })).toEqual([])
  expect(missingOf(CHOICE, { values: { policy: 'no' } })).toEqual([])
  expect(
    missingOf({ fields: [choiceField(), casesField({ required: false })] }, { values: { policy: 'yes' } }),
  ).toEqual([])
})

test('not applicable needs a reason and nothing else', () => {
  const required = { ...CHOICE, evidence: { rule: 'required' as const } }
  expect(missingOf(required, { values: {}, notApplicable: { reason: '' } })).toEqual([
    'notApplicableReason reason-required',
  ])
  expect(missingOf(required, { values: {}, notApplicable: { reason: '无此业务' } })).toEqual([])
})

test('a claim that is not offered to the category leaves everything to answer', () => {
  const applicability = { mandatoryCategories: ['packaging' as const] }
  const claim = { values: {}, notApplicable: { reason: '无' } }
  expect(missingOf({ ...CHOICE, applicability }, claim)).toEqual(['policy required'])
})

test('an item that is not asked of the category needs nothing', () => {
  expect(missingOf({ ...CHOICE, applicability: { excludedCategories: ['packaging'] } })).toEqual([])
})

test('declining completes an item above the legal cap only, and for small firms only', () => {
  const declined = { values: {}, declined: { reason: '' } }
  expect(missingOf({ ...CHOICE, aboveLegalCap: true }, declined)).toEqual([])
  expect(missingOf(CHOICE, declined)).toEqual(['policy required'])
  const large = { ...CONTEXT, isSmallFirm: false }
  expect(missingOf({ ...CHOICE, aboveLegalCap: true }, declined, 0, large)).toEqual(['policy required'])
})

test('evidence is needed always, when a practice is claimed, or never', () => {
  const yes = { values: { policy: 'yes' } }
  const no = { values: { policy: 'no' } }
  const fields = [choiceField()]
  const conditional = {
    fields,
    evidence: { rule: 'conditional' as const, when: { field: 'policy', is: 'yes' } },
  }
  expect(missingOf({ fields, evidence: { rule: 'required' } }, no)).toEqual(['evidence evidence-required'])
  expect(missingOf({ fields, evidence: { rule: 'required' } }, no, 1)).toEqual([])
  expect(missingOf(conditional, yes)).toEqual(['evidence evidence-required'])
  expect(missingOf(conditional, no)).toEqual([])
  expect(needsEvidence(item({ fields }), yes, CONTEXT)).toBe(false)
})

test('a status that claims papers needs each of them complete', () => {
  const fields = [certificateField()]
  const blank = { type: null, number: '', issuer: '', scope: '', site: '', validFrom: null, validTo: null }
  const valuesOf = (certificates: (typeof blank)[], status = 'held') => ({
    values: { licences: { status, certificates } },
  })
  expect(missingOf({ fields })).toEqual(['licences.status required'])
  expect(missingOf({ fields }, valuesOf([], 'none'))).toEqual([])
  expect(missingOf({ fields }, valuesOf([]))).toEqual(['licences.certificates certificate-required'])
  expect(missingOf({ fields }, valuesOf([{ ...blank, number: 'XK-1' }]))).toEqual([
    'licences.certificates.0.issuer required',
    'licences.certificates.0.validFrom required',
    'licences.certificates.0.validTo required',
  ])
  const complete = {
    ...blank,
    number: 'XK-1',
    issuer: '市场监督管理局',
    validFrom: '2024-01-01' as string | null,
  }
  const held = { status: 'held', certificates: [{ ...complete, noExpiry: true as const }] }
  expect(isComplete(item({ fields }), { values: { licences: held } }, 0, CONTEXT)).toBe(true)
})

test('tables need their rows, and rows their required columns', () => {
  const fields = [choiceField(), rowsField({ minRows: 2 })]
  const values = { policy: 'no', sites: [{ name: null, people: 3, since: null }] }
  expect(missingFor(item({ fields }), { values }, 0, CONTEXT)).toEqual([
    { fieldId: 'sites', path: 'sites', code: 'too-few-rows', params: { min: 2 } },
    { fieldId: 'sites', path: 'sites.0.name', code: 'required', params: {} },
  ])
  const optional = [choiceField(), rowsField({ required: false })]
  expect(missingOf({ fields: optional }, { values: { policy: 'no' } })).toEqual([])
})
