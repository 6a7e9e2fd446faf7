import { expect, test } from 'vitest'
import { loadQuestionnaire } from '#app/questionnaires/load-content.server.ts'
import type { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import { stallCounter, type AnswerMark, type StallReport } from './stalls.ts'

const loaded = loadQuestionnaire('db/content/esg-checklist-2026.1')
if (!loaded.ok) throw new Error('the shipped checklist cannot be loaded')
const content: QuestionnaireContent = loaded.content

const mark = (itemCode: string, changes: Partial<AnswerMark> = {}): AnswerMark => ({
  itemCode,
  isComplete: true,
  isNotApplicable: false,
  isDeclined: false,
  workedMs: 0,
  ...changes,
})
const itemIn = (report: StallReport, code: string) =>
  report.sections.flatMap(({ items }) => items).find(item => item.code === code)
const sectionIn = (report: StallReport, code: string) =>
  report.sections.find(section => section.code === code)

test('those under way are complete, begun or untouched at an item; the others do not count there', () => {
  const counter = stallCounter(content)
  counter.add('packaging', true, [mark('GOV-01'), mark('GOV-02', { isComplete: false })])
  counter.add('packaging', true, [mark('GOV-01')])
  counter.add('packaging', false, [mark('GOV-01'), mark('GOV-02')])
  const report = counter.report({ underWay: { packaging: 4 }, stalledByItem: { 'GOV-02': 1 } })
  expect(report).toMatchObject({ underWay: 4, stalled: 1 })
  expect(itemIn(report, 'GOV-01')).toMatchObject({
    asked: 4,
    complete: 2,
    begun: 0,
    untouched: 2,
    stalled: 0,
    answered: 3,
  })
  expect(itemIn(report, 'GOV-02')).toMatchObject({
    complete: 0,
    begun: 1,
    untouched: 3,
    stalled: 1,
    answered: 1,
  })
})

test('a section is complete when every item asked of the category is', () => {
  const gov = content.dimensions.find(({ code }) => code === 'GOV')
  const counter = stallCounter(content)
  counter.add('packaging', true, gov?.items.map(({ code }) => mark(code)) ?? [])
  counter.add('packaging', true, [mark('GOV-01')])
  const report = counter.report({ underWay: { packaging: 3 }, stalledByItem: {} })
  expect(sectionIn(report, 'GOV')).toMatchObject({ asked: 3, complete: 1, begun: 1, untouched: 1 })
  expect(sectionIn(report, 'SOC')).toMatchObject({ asked: 3, complete: 0, begun: 0, untouched: 3 })
})

test('an item is not asked of the categories it leaves out', () => {
  const item = content.dimensions
    .flatMap(({ items }) => items)
    .find(({ applicability }) => applicability.excludedCategories.length > 0)
  const [category] = item?.applicability.excludedCategories ?? []
  if (!item || !category) throw new Error('the checklist asks everything of everybody')
  const report = stallCounter(content).report({ underWay: { [category]: 2 }, stalledByItem: {} })
  expect(itemIn(report, item.code)).toMatchObject({ asked: 0, untouched: 0 })
})

test.each([
  [[], null],
  [[0, 0], null],
  [[30_000], 30],
  [[10_000, 20_000, 90_000], 20],
  [[10_000, 20_000, 40_000, 90_000], 20],
  [[499, 1_500], 2],
  [[10_000_000], 3600],
])('the median of %j milliseconds is %s seconds', (times, expected) => {
  const counter = stallCounter(content)
  for (const workedMs of times) counter.add('service', false, [mark('SOC-01', { workedMs })])
  const report = counter.report({ underWay: {}, stalledByItem: {} })
  expect(itemIn(report, 'SOC-01')?.medianSeconds).toBe(expected)
})

test('declined and not applicable are counted of everybody who began', () => {
  const counter = stallCounter(content)
  counter.add('service', true, [mark('SOC-01', { isDeclined: true })])
  counter.add('service', false, [mark('SOC-01', { isNotApplicable: true }), mark('GONE-1')])
  const report = counter.report({ underWay: { service: 1 }, stalledByItem: {} })
  expect(itemIn(report, 'SOC-01')).toMatchObject({ answered: 2, declined: 1, notApplicable: 1 })
})
