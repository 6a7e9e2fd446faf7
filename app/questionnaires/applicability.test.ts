import { expect, test } from 'vitest'
import { isAskedOf, mayClaimNotApplicable } from './applicability.ts'
import { localizeItem } from './localize.ts'
import { casesField, choiceField, CONTEXT, item } from './sample.test-support.ts'
import { visibleFields } from './visible-fields.ts'

const SHARED = item({
  applicability: { excludedCategories: ['logistics'], mandatoryCategories: ['purchased-parts'] },
})

test('an item is asked of every category but the excluded ones', () => {
  expect(isAskedOf(SHARED, 'logistics')).toBe(false)
  expect(isAskedOf(SHARED, 'packaging')).toBe(true)
})

test('not applicable is offered unless the item or the category rules it out', () => {
  expect(mayClaimNotApplicable(SHARED, 'packaging')).toBe(true)
  expect(mayClaimNotApplicable(SHARED, 'purchased-parts')).toBe(false)
  expect(mayClaimNotApplicable(SHARED, 'logistics')).toBe(false)
  expect(mayClaimNotApplicable(item({ applicability: { mayBeNotApplicable: false } }), 'packaging')).toBe(
    false,
  )
})

test('fields appear as the values above them ask for them', () => {
  const chain = item({
    fields: [choiceField(), casesField(), casesField({ id: 'closed', showWhen: { field: 'cases', gt: 0 } })],
  })
  const shown = (values: Parameters<typeof visibleFields>[1]) =>
    visibleFields(chain, values, CONTEXT).map(field => field.id)
  expect(shown({})).toEqual(['policy'])
  expect(shown({ policy: 'yes' })).toEqual(['policy', 'cases'])
  expect(shown({ policy: 'yes', cases: 2 })).toEqual(['policy', 'cases', 'closed'])
  expect(shown({ policy: 'no', cases: 2 })).toEqual(['policy'])
})

test('a page gets the texts of its language only, and everything else unchanged', () => {
  const chinese = localizeItem(SHARED, 'zh-CN')
  expect(chinese).toMatchObject({
    code: 'SOC-01',
    points: 2.5,
    question: '是否建立制度？',
    guidance: { good: '有书面制度。', evidence: '制度文件。' },
    fields: [{ label: '制度', options: [{ value: 'yes', label: '是', factor: 1 }, { label: '否' }] }],
    applicability: SHARED.applicability,
  })
  expect(JSON.stringify(chinese)).not.toContain('Is there a policy?')
  expect(localizeItem(SHARED, 'en').question).toBe('Is there a policy?')
})
