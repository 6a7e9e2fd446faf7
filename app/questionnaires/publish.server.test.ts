import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '#db/client.server.ts'
import { migrateDatabase } from '#db/migrate.server.ts'
import { digestOf } from './digest.server.ts'
import { publishQuestionnaireVersion } from './publish.server.ts'
import { findAllVersionsByKind, findVersionById, findVersionByNumber } from './queries.server.ts'
import { content, itemInput, text } from './sample.test-support.ts'

const NOW = new Date('2026-03-01T08:00:00Z')

function openTestDatabase() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'versions-'))
  const file = path.join(folder, 'portal.db')
  migrateDatabase(file)
  const connection = openDatabase(file)
  onTestFinished(() => {
    closeDatabase(connection)
    fs.rmSync(folder, { recursive: true })
  })
  return connection
}

function loaded(...arguments_: Parameters<typeof content>) {
  const questionnaire = content(...arguments_)
  return { content: questionnaire, digest: digestOf(questionnaire) }
}

test('a version is published once and found by id and by number', () => {
  const { db } = openTestDatabase()
  expect(publishQuestionnaireVersion(db, loaded(), { id: 'v1', now: NOW })).toEqual({
    ok: true,
    id: 'v1',
    isNew: true,
  })
  expect(publishQuestionnaireVersion(db, loaded(), { id: 'v2', now: NOW })).toEqual({
    ok: true,
    id: 'v1',
    isNew: false,
  })
  const found = findVersionById(db, 'v1')
  expect(found).toEqual({ id: 'v1', kind: 'integrity', version: '2026.1', publishedAt: NOW, ...loaded() })
  expect(findVersionByNumber(db, 'integrity', '2026.1')?.id).toBe('v1')
  expect(findVersionById(db, 'v2')).toBeUndefined()
})

test('other content under a published number is refused; a new number is not', () => {
  const { db } = openTestDatabase()
  publishQuestionnaireVersion(db, loaded(), { id: 'v1', now: NOW })
  const changed = [itemInput({ question: text('是否有制度？', 'Do you have a policy?') })]
  const refused = publishQuestionnaireVersion(db, loaded(changed), { id: 'v2', now: NOW })
  expect(refused).toMatchObject({ ok: false, refusal: { code: 'version-differs', version: '2026.1' } })
  const raised = loaded(changed, { version: '2026.2' })
  expect(publishQuestionnaireVersion(db, raised, { id: 'v3', now: NOW })).toMatchObject({
    ok: true,
    isNew: true,
  })
  expect(
    findAllVersionsByKind(db, 'integrity')
      .map(version => version.version)
      .sort(),
  ).toEqual(['2026.1', '2026.2'])
})

test('content stored before the shape gained a default is still the same version', () => {
  const { db, raw } = openTestDatabase()
  const { content: questionnaire, digest } = loaded()
  const older = JSON.stringify(questionnaire)
    .replaceAll('"aboveLegalCap":false,', '')
    .replaceAll(',"aboveLegalCap":false', '')
  expect(older).not.toContain('aboveLegalCap')
  raw
    .prepare(
      'insert into questionnaire_versions (id, kind, version, digest, content, published_at) values (?, ?, ?, ?, ?, ?)',
    )
    .run('v0', 'integrity', '2026.1', 'digest-of-the-time', older, NOW.getTime())
  expect(publishQuestionnaireVersion(db, { content: questionnaire, digest }, { id: 'v1', now: NOW })).toEqual(
    {
      ok: true,
      id: 'v0',
      isNew: false,
    },
  )
})

test('content is parsed once, shared and cannot be changed by who reads it', () => {
  const { db } = openTestDatabase()
  publishQuestionnaireVersion(db, loaded(), { id: 'v1', now: NOW })
  const first = findVersionById(db, 'v1')
  expect(findVersionById(db, 'v1')?.content).toBe(first?.content)
  expect(() => first?.content.dimensions.pop()).toThrow(TypeError)
})

test('the same id in another database is another version', () => {
  const one = openTestDatabase().db
  const other = openTestDatabase().db
  publishQuestionnaireVersion(one, loaded(), { id: 'v1', now: NOW })
  publishQuestionnaireVersion(other, loaded([itemInput({ points: 9 })]), { id: 'v1', now: NOW })
  expect(findVersionById(one, 'v1')?.content.dimensions[0]?.points).toBe(2.5)
  expect(findVersionById(other, 'v1')?.content.dimensions[0]?.points).toBe(9)
})
