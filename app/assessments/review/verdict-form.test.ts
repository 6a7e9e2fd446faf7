import { expect, test } from 'vitest'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { publishTestContent } from '#db/factories/index.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import {
  dismissName,
  dismissReasonName,
  raiseName,
  raiseReasonName,
  readVerdictForm,
} from './verdict-form.ts'

test('a posted verdict is read with its findings and the values of the item', () => {
  const form = formOf([
    ['verdict', 'corrected'],
    ['rev', '3'],
    ['answerRev', '2'],
    ['submittedAt', '1767225600000'],
    ['reason', ' 与文件不符 '],
    ['SOC-01.cases', '1'],
    ['GOV-01.licence', 'missing'],
    [dismissName('case_found'), 'on'],
    [dismissReasonName('case_found'), '误填'],
    [raiseReasonName('found_on_site'), '未勾选'],
  ])
  expect(readVerdictForm(social(), form)).toEqual({
    verdict: 'corrected',
    rev: 3,
    answerRev: 2,
    submittedAt: 1767225600000,
    reason: ' 与文件不符 ',
    values: { cases: '1' },
    dismissedTriggers: [{ id: 'case_found', reason: '误填' }],
    raisedTriggers: [],
  })
})

test.each([
  [[], { verdict: null, rev: 0, reason: '' }],
  [[['verdict', 'nonsense']], { verdict: null }],
  [[['rev', '-1']], { rev: 0 }],
  [[['rev', 'x']], { rev: 0 }],
  [[['answerRev', '1.5']], { answerRev: 0, submittedAt: 0 }],
  [[[raiseName('unknown'), 'on']], { raisedTriggers: [] }],
] as [[string, string][], object][])('nonsense %o is read as %o', (fields, read) => {
  expect(readVerdictForm(social(), formOf(fields))).toMatchObject(read)
})

function social(): Item {
  const { content } = publishTestContent(openTestDatabase().db)
  const item = content.dimensions.flatMap(({ items }) => items).find(({ code }) => code === 'SOC-01')
  if (!item) throw new Error('no such item')
  return item
}

function formOf(fields: [string, string][]) {
  const form = new FormData()
  fields.forEach(([name, value]) => form.append(name, value))
  return form
}
