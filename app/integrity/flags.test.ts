import path from 'node:path'
import { expect, test } from 'vitest'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import { loadQuestionnaire } from '#app/questionnaires/load-content.server.ts'
import { CONTEXT } from '#app/questionnaires/sample.test-support.ts'
import { colourOf, openColourOf, raisedFlags } from './flags.ts'

const { dimensions } = shipped()

/** Every answer of reference/seeds.md §4.1 that asks for a follow-up. */
const FLAGGED: [string, AnswerValues, 'amber' | 'red'][] = [
  ['INT-01', { received: 'no' }, 'amber'],
  ['INT-02', { agreement: 'refuse' }, 'red'],
  ['INT-02', { agreement: 'discuss' }, 'amber'],
  ['INT-03', { rules: 'no' }, 'amber'],
  ['INT-04', { investigated: 'yes' }, 'red'],
  ['INT-05', { given: 'other' }, 'red'],
  ['INT-06', { demanded: 'yes' }, 'red'],
  ['INT-07', { related: 'yes' }, 'amber'],
  ['INT-08', { related: 'yes' }, 'amber'],
  ['INT-09', { compliant: 'no' }, 'red'],
  ['INT-10', { lawful: 'no' }, 'red'],
  ['INT-11', { used: 'yes' }, 'amber'],
  ['INT-12', { truthful: 'cannot' }, 'red'],
  ['INT-13', { minerals: 'cannot' }, 'red'],
  ['INT-14', { known: 'no' }, 'amber'],
  ['INT-15', { channel: 'no' }, 'amber'],
  ['INT-16', { sessions: 0 }, 'amber'],
  ['INT-17', { clause: 'none' }, 'amber'],
]

const HARMLESS: Record<string, AnswerValues> = {
  'INT-01': { received: 'yes', passed_on: '2026-01-05' },
  'INT-02': { agreement: 'agree' },
  'INT-03': { rules: 'partial' },
  'INT-04': { investigated: 'no' },
  'INT-05': { given: 'within_policy' },
  'INT-06': { demanded: 'no' },
  'INT-07': { related: 'no' },
  'INT-08': { related: 'no' },
  'INT-09': { compliant: 'yes' },
  'INT-10': { lawful: 'yes' },
  'INT-11': { used: 'no' },
  'INT-12': { truthful: 'confirm' },
  'INT-13': { minerals: 'not_concerned' },
  'INT-14': { known: 'yes' },
  'INT-15': { channel: 'partial' },
  'INT-16': { sessions: 1, people: 12, coverage: 80 },
  'INT-17': { clause: 'some' },
  'INT-18': { name: '李敏', title: '总经理' },
}

test('the questionnaire has its 18 items, none of which scores or can be set aside', () => {
  const items = dimensions.flatMap(dimension => dimension.items)
  expect(items.map(({ code }) => code)).toEqual(Object.keys(HARMLESS))
  expect(items.filter(({ points, fields }) => points > 0 || fields.some(field => field.weight))).toEqual([])
  expect(items.filter(({ applicability }) => applicability.mayBeNotApplicable)).toEqual([])
})

test.each(FLAGGED)('%s %o is %s', (code, values, level) => {
  const flags = raisedFlags(dimensions, answered({ [code]: values }), CONTEXT)
  expect(flags.map(flag => [flag.itemCode, flag.level])).toEqual([[code, level]])
  expect(colourOf(flags)).toBe(level)
})

test('harmless answers raise nothing, and neither do open ones', () => {
  expect(raisedFlags(dimensions, answered({}), CONTEXT)).toEqual([])
  expect(raisedFlags(dimensions, {}, CONTEXT)).toEqual([])
  expect(colourOf([])).toBe('clear')
})

test('what INT-06 says changes no colour that others see', () => {
  const asked = raisedFlags(dimensions, answered({ 'INT-06': { demanded: 'yes' } }), CONTEXT)
  expect([colourOf(asked), openColourOf(asked)]).toEqual(['red', 'clear'])
  const both = answered({ 'INT-06': { demanded: 'yes' }, 'INT-14': { known: 'no' } })
  expect(openColourOf(raisedFlags(dimensions, both, CONTEXT))).toBe('amber')
})

function answered(over: Record<string, AnswerValues>) {
  const entries = Object.entries({ ...HARMLESS, ...over })
  return Object.fromEntries(entries.map(([code, values]) => [code, { values }]))
}

function shipped() {
  const loaded = loadQuestionnaire(path.resolve('db/content/integrity-2026.1'))
  if (!loaded.ok) throw new Error('the integrity questionnaire cannot be loaded')
  return loaded.content
}
