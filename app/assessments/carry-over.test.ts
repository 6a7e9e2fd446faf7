import { expect, test } from 'vitest'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { Item } from '#app/questionnaires/content-schema.ts'
import { carryOver, datesGrownOld, expiredDates, expiredPapers } from './carry-over.ts'

const CONTEXT = { category: 'purchased-parts', isSmallFirm: true, asOf: '2026-03-02' } as const
const YES_NO = [
  { value: 'yes', label: text('是'), factor: 1 },
  { value: 'no', label: text('否'), factor: 0 },
]
const POLICY = { id: 'policy', type: 'choice', weight: 1, label: text('政策'), options: YES_NO }
const ENERGY = { id: 'energy', type: 'number', label: text('用电'), unit: text('kWh') }
const OWNER = { id: 'owner', type: 'text', label: text('负责人'), required: false }
const PAPERS = {
  id: 'papers',
  type: 'certificate',
  label: text('证书'),
  statuses: [
    { value: 'held', label: text('有'), needsCertificate: true },
    { value: 'missing', label: text('没有') },
  ],
}

test('an unchanged item carries its whole answer', () => {
  const item = itemWith([POLICY, ENERGY])
  const answer = { values: { policy: 'yes', energy: 1200 } }
  expect(carryOver(item, itemWith([POLICY, ENERGY]), answer, CONTEXT)).toEqual({
    kind: 'same',
    answer,
    isReworded: false,
    newFields: [],
    droppedFields: [],
  })
})

test.each([
  ['the weight', [{ ...POLICY, weight: 2 }]],
  ['a hint', [{ ...POLICY, hint: text('提示') }]],
  ['a factor', [{ ...POLICY, options: YES_NO.map(option => ({ ...option, factor: 0.5 })) }]],
])('%s alone does not make it a changed item', (_what, fields) => {
  const found = carryOver(itemWith([POLICY]), itemWith(fields), { values: { policy: 'yes' } }, CONTEXT)
  expect(found.kind).toBe('same')
})

test('a field more is named as new, a field less with its answer as dropped', () => {
  const before = itemWith([POLICY, OWNER])
  const now = itemWith([POLICY, ENERGY])
  const answer = { values: { policy: 'yes', owner: '王敏' } }
  expect(carryOver(before, now, answer, CONTEXT)).toMatchObject({
    kind: 'changed',
    answer: { values: { policy: 'yes' } },
    newFields: ['energy'],
    droppedFields: ['owner'],
  })
})

test('an option that is gone, another unit and another kind of field have to be answered again', () => {
  const before = itemWith([POLICY, ENERGY, OWNER])
  const now = itemWith([
    { ...POLICY, options: [{ value: 'full', label: text('全部') }, YES_NO[1]] },
    { ...ENERGY, unit: text('MWh') },
    { ...OWNER, type: 'count' },
  ])
  const answer = { values: { policy: 'yes', energy: 1200, owner: '12' } }
  expect(carryOver(before, now, answer, CONTEXT)).toMatchObject({
    kind: 'changed',
    answer: { values: {} },
    newFields: ['policy', 'energy', 'owner'],
  })
})

test('another wording of the question is said, with the answer kept', () => {
  const now = { ...itemWith([POLICY]), question: text('是否发布了政策？') }
  const found = carryOver(itemWith([POLICY]), now, { values: { policy: 'no' } }, CONTEXT)
  expect(found).toMatchObject({ kind: 'changed', isReworded: true, answer: { values: { policy: 'no' } } })
})

test('a claim is offered again only while it may be made', () => {
  const claim = { values: {}, notApplicable: { reason: '没有车间' } }
  const item = itemWith([POLICY])
  expect(carryOver(item, item, claim, CONTEXT)).toMatchObject({ kind: 'same', answer: claim })
  const strict = Item.parse({ ...item, applicability: { mayBeNotApplicable: false } })
  const found = carryOver(item, strict, claim, CONTEXT)
  expect(found).toMatchObject({ kind: 'changed', answer: { values: {} } })
  expect(found).not.toHaveProperty('answer.notApplicable')
})

test('a declined item is offered as declined while it may be declined', () => {
  const item = itemWith([POLICY])
  const capped = { ...item, aboveLegalCap: true }
  const declined = { values: {}, declined: { reason: '' } }
  expect(carryOver(capped, capped, declined, CONTEXT)).toMatchObject({ kind: 'same', answer: declined })
  const larger = { ...CONTEXT, isSmallFirm: false }
  expect(carryOver(capped, capped, declined, larger)).toMatchObject({
    kind: 'changed',
    answer: { values: {} },
  })
})

test.each<[string, ItemAnswer | undefined]>([
  ['no answer', undefined],
  ['an empty one', { values: {} }],
  ['one with blank texts only', { values: { owner: '' } }],
])('%s leaves the item open', (_what, answer) => {
  expect(carryOver(itemWith([OWNER]), itemWith([OWNER]), answer, CONTEXT)).toEqual({ kind: 'open' })
})

test('a date of expiry that is over is found, a date of the past is not one', () => {
  const until = { id: 'until', type: 'date', mayBeFuture: true, label: text('有效期至') }
  const held = { id: 'held', type: 'date', label: text('日期') }
  const answer = { values: { until: '2026-03-01', held: '2025-01-01' } }
  const found = expiredDates(itemWith([until, held]), answer, CONTEXT.asOf)
  expect(found.map(({ field, date }) => [field.id, date])).toEqual([['until', '2026-03-01']])
  const stillValid = { values: { until: CONTEXT.asOf } }
  expect(expiredDates(itemWith([until]), stillValid, CONTEXT.asOf)).toEqual([])
})

test('a date that was recent last year and is older than 12 months now is found', () => {
  const until = { id: 'until', type: 'date', mayBeFuture: true, label: text('有效期至') }
  const item = itemWith([{ id: 'held', type: 'date', label: text('日期') }, until])
  const grownOld = (held: string) =>
    datesGrownOld(item, { values: { held, until: held } }, '2025-04-01', '2026-03-02').map(({ date }) => date)
  expect(grownOld('2025-03-01')).toEqual(['2025-03-01'])
  expect(grownOld('2024-04-01')).toEqual(['2024-04-01'])
  expect(grownOld('2025-03-02')).toEqual([])
  expect(grownOld('2024-03-31')).toEqual([])
})

test('an item that was not asked is new', () => {
  expect(carryOver(undefined, itemWith([POLICY]), { values: { policy: 'yes' } }, CONTEXT)).toEqual({
    kind: 'new',
  })
})

test('papers are carried, and those that have run out by today are found', () => {
  const item = itemWith([PAPERS])
  const paper = { type: null, issuer: 'X', scope: '', site: '', validFrom: '2023-01-01' }
  const certificates = [
    { ...paper, number: 'over', validTo: '2026-03-01' },
    { ...paper, number: 'last day', validTo: '2026-03-02' },
    { ...paper, number: 'for ever', validTo: null, noExpiry: true as const },
  ]
  const answer = { values: { papers: { status: 'held', certificates } } }
  expect(carryOver(item, item, answer, CONTEXT)).toMatchObject({ kind: 'same', answer })
  expect(expiredPapers(answer, CONTEXT.asOf).map(({ number }) => number)).toEqual(['over'])
})

function itemWith(fields: unknown[]): Item {
  return Item.parse({
    code: 'GOV-01',
    points: 1,
    quadrant: 'governance',
    question: text('有没有政策？'),
    guidance: { good: text('有'), evidence: text('政策') },
    fields,
    evidence: { rule: 'optional' },
  })
}

function text(word: string) {
  return { 'zh-CN': word, en: word }
}
