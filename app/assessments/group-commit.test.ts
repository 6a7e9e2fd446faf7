import Sqlite from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/support/database.ts'
import { groupCommit } from './group-commit.server.ts'

function openTable() {
  const { raw } = openTestDatabase()
  raw.exec('create table notes (note text primary key)')
  const insert = raw.prepare('insert into notes values (?)')
  const notes = () => raw.prepare('select note from notes order by note').pluck().all()
  return { raw, notes, commit: groupCommit(raw), add: (note: string) => () => insert.run(note).changes }
}

test('work of one turn shares a transaction and settles after it', async () => {
  const { raw, commit, add, notes } = openTable()
  const results = ['a', 'b', 'c'].map(note => commit(add(note)))
  expect(notes()).toEqual([])
  expect(await Promise.all(results)).toEqual([1, 1, 1])
  expect(notes()).toEqual(['a', 'b', 'c'])
  expect(raw.inTransaction).toBe(false)
})

test('a broken constraint and a mistake undo their own work alone', async () => {
  const { commit, add, notes } = openTable()
  const outcomes = await Promise.allSettled([
    commit(add('a')),
    commit(add('a')),
    commit(() => {
      add('half')()
      throw new TypeError('a mistake')
    }),
    commit(add('b')),
  ])
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled'])
  expect(notes()).toEqual(['a', 'b'])
})

test('a failing database fails the whole group, and the next group succeeds', async () => {
  const { commit, add, notes, raw } = openTable()
  const full = () => {
    throw new Sqlite.SqliteError('database or disk is full', 'SQLITE_FULL')
  }
  const outcomes = await Promise.allSettled([commit(add('a')), commit(full), commit(add('b'))])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect([notes(), raw.inTransaction]).toEqual([[], false])
  await commit(add('c'))
  expect(notes()).toEqual(['c'])
})

test('a truly full disk loses nothing acknowledged', async () => {
  const { commit, add, notes, raw } = openTable()
  await commit(add('kept'))
  raw.pragma(`max_page_count = ${String(raw.pragma('page_count', { simple: true }))}`)
  const outcomes = await Promise.allSettled([commit(add('x'.repeat(100_000))), commit(add('y'))])
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  raw.pragma('max_page_count = 1000000')
  await commit(add('after'))
  expect(notes()).toEqual(['after', 'kept'])
})
