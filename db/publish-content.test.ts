import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/support/database.ts'
import { publishShippedContent } from './publish-content.server.ts'
import { policyVersions, questionnaireVersions } from './schema/index.ts'

const NOW = new Date('2026-11-22T04:00:00Z')
const SHIPPED = path.resolve('db/content')
const CHECKLIST = 'esg-checklist-2026.1'

test('publishes what the product ships, and nothing when started again', () => {
  const { db } = openTestDatabase()
  const first = publishShippedContent(db, NOW)
  expect(publishShippedContent(db, new Date())).toEqual(first)
  expect(db.select().from(policyVersions).all()).toHaveLength(1)
  expect(db.select().from(questionnaireVersions).all()).toHaveLength(first.questionnaireVersionIds.length)
})

test('refuses other content under a published number', () => {
  const { db, folder } = openTestDatabase()
  publishShippedContent(db, NOW)
  const policy = changedCopy(folder, 'policy', 'grading-policy.yaml', 'A: 85', 'A: 90')
  expect(() => publishShippedContent(db, NOW, policy)).toThrow(/grading policy 2026\.1 .* raise the version/)
  const questions = changedCopy(
    folder,
    'questions',
    `${CHECKLIST}/questionnaire.yaml`,
    '2026 edition',
    'new edition',
  )
  expect(() => publishShippedContent(db, NOW, questions)).toThrow(
    /esg-checklist 2026\.1 .* raise the version/,
  )
})

test('names file and line of a mistake in the content', () => {
  const { db, folder } = openTestDatabase()
  const broken = changedCopy(folder, 'broken', `${CHECKLIST}/2-soc.yaml`, 'itemCount: 12', 'itemCount: 13')
  expect(() => publishShippedContent(db, NOW, broken)).toThrow(/2-soc\.yaml:\d+:\d+: /)
  expect(db.select().from(questionnaireVersions).all()).toEqual([])
})

/** A copy of the shipped content with one piece of one file replaced. */
function changedCopy(folder: string, name: string, file: string, from: string, to: string) {
  const copy = path.join(folder, name)
  fs.cpSync(SHIPPED, copy, { recursive: true })
  const text = fs.readFileSync(path.join(copy, file), 'utf8')
  fs.writeFileSync(path.join(copy, file), text.replace(from, to))
  return copy
}
