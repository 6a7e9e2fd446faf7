import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { expect, test } from 'vitest'
import { groupCommit } from '#app/assessments/group-commit.server.ts'
import { transact, type Connection, type Db } from '#db/client.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { checkLedger } from './check-ledger.server.ts'
import { hashOfEvent } from './event-hash.server.ts'
import {
  chainOldEvents,
  eachLedgerRow,
  findLastGivenSeq,
  findLedgerHead,
  insertEvent,
} from './ledger-queries.server.ts'

const NOW = new Date('2026-03-02T02:00:00Z')
const PROCESSES = 3
const EVENTS_EACH = 40

test('every event builds on the one before it, from the first on', () => {
  const { db } = openTestDatabase()
  const heads = ['王敏', '陈静', '林悦'].map(name => record(db, name))
  expect(heads.map(({ seq }) => seq)).toEqual([1, 2, 3])
  expect(findLedgerHead(db)).toEqual(heads[2])
  expect(check(db)).toEqual({ events: 3, head: heads[2], finding: null })
})

test('what a person may type is kept as it was hashed', () => {
  const { db } = openTestDatabase()
  for (const text of ['\u{20BB7}野家', 'a\0b', '\ud83d', 'é', '"\\\n\u2028'])
    insertEvent(db, { at: NOW, type: 'supplier.changed', actorName: text, data: { [text]: text } })
  expect(check(db).finding).toBeNull()
})

test('work undone in a group leaves the chain whole', async () => {
  const { db, raw } = openTestDatabase()
  const commit = groupCommit(raw)
  const failing = () => {
    record(db, 'half')
    throw new TypeError('a mistake')
  }
  await Promise.allSettled([
    commit(() => record(db, 'a')),
    commit(failing),
    commit(() => record(db, 'b')),
    commit(failing),
  ])
  expect(() =>
    transact(db, tx => {
      record(tx, 'undone')
      throw new Error('the whole transaction')
    }),
  ).toThrow()
  record(db, 'c')
  expect([...eachLedgerRow(db)].map(({ seq, actorName }) => [seq, actorName])).toEqual([
    [1, 'a'],
    [2, 'b'],
    [3, 'c'],
  ])
  expect(check(db).finding).toBeNull()
})

test('several processes write one chain', async () => {
  const { db, file } = openTestDatabase()
  const child = path.join(import.meta.dirname, '../../tests/support/record-events.child.ts')
  const children = Array.from({ length: PROCESSES }, (_, n) =>
    fork(child, [file, String(n), String(EVENTS_EACH)], { execArgv: ['--import', 'tsx'] }),
  )
  const codes = await Promise.all(children.map(async each => (await once(each, 'exit'))[0] as number))
  expect(codes).toEqual(children.map(() => 0))
  const report = check(db)
  expect(report).toMatchObject({ events: PROCESSES * EVENTS_EACH, finding: null })
  expect(new Set([...eachLedgerRow(db)].map(({ actorName }) => actorName)).size).toBe(PROCESSES)
})

test('events of a database from before the chain are chained once, by the next event at the latest', () => {
  const { db, raw } = openTestDatabase()
  raw.exec('drop trigger events_chained')
  const old = raw.prepare(
    "insert into events (at, type, actor_name, data) values (?, 'supplier.created', ?, '{}')",
  )
  raw.transaction(() => {
    for (let n = 0; n < 5000; n++) old.run(NOW.getTime(), `供应商${n}`)
  })()
  expect(check(db).finding).toEqual({ code: 'unchained', seq: 1 })
  record(db, 'first in the chain')
  expect(check(db)).toMatchObject({ events: 5001, finding: null })
  const { hash } = findLedgerHead(db)
  transact(db, chainOldEvents)
  expect(findLedgerHead(db).hash).toBe(hash)
})

test('the database refuses an event beside the chain, and any change', () => {
  const { db, raw } = openTestDatabase()
  record(db, 'a')
  const insert =
    "insert into events (at, type, actor_name, data, previous_hash, hash) values (1, 'x', 'y', '{}', ?, ?)"
  expect(() => raw.prepare(insert).run('', '')).toThrow('builds on the last one')
  expect(() => raw.prepare(insert).run('f'.repeat(64), 'e'.repeat(64))).toThrow('builds on the last one')
  for (const column of ['actor_name', 'data', 'hash', 'previous_hash', 'at', 'seq'])
    expect(() => raw.exec(`update events set ${column} = 7`)).toThrow('append-only')
  expect(() => raw.exec('delete from events')).toThrow('append-only')
})

test.each([
  ['a changed word', 'update events set data = \'{"grade":"A"}\' where seq = 3', { code: 'altered', seq: 3 }],
  ['another person', "update events set actor_name = '李四' where seq = 1", { code: 'altered', seq: 1 }],
  ['another instant', 'update events set at = at + 1 where seq = 5', { code: 'altered', seq: 5 }],
  ['a shown secret', 'update events set is_restricted = 1 where seq = 4', { code: 'altered', seq: 4 }],
  ['a first event gone', 'delete from events where seq = 1', { code: 'removed', seq: 1, until: 1 }],
  ['events gone', 'delete from events where seq in (3, 4)', { code: 'removed', seq: 3, until: 4 }],
  ['the last gone', 'delete from events where seq >= 5', { code: 'removed', seq: 5, until: 6 }],
  ['all gone', 'delete from events', { code: 'removed', seq: 1, until: 6 }],
  [
    'a gap that was closed',
    'delete from events where seq = 3; update events set seq = seq - 1 where seq > 3',
    { code: 'moved', seq: 3, written: 4 },
  ],
  [
    'two that changed places',
    'update events set seq = 99 where seq = 2; update events set seq = 2 where seq = 3; update events set seq = 3 where seq = 99',
    { code: 'moved', seq: 2, written: 3 },
  ],
] as const)('%s is found', (_name, forgery, finding) => {
  const { db, raw } = openTestDatabase()
  for (let n = 1; n <= 6; n++) record(db, `person ${n}`)
  forge(raw, forgery)
  expect(check(db).finding).toEqual(finding)
})

test('an event changed together with its hash is found by the one that builds on it', () => {
  const { db, raw } = openTestDatabase()
  for (let n = 1; n <= 4; n++) record(db, `person ${n}`)
  const [, second] = eachLedgerRow(db)
  if (!second) throw new Error('no second event')
  const changed = { ...second, actorName: '李四' }
  const hash = hashOfEvent(changed, changed.previousHash)
  forge(raw, `update events set actor_name = '李四', hash = '${hash}' where seq = 2`)
  expect(check(db).finding).toEqual({ code: 'altered', seq: 2 })
})

test('an event with a hash out of the blue is found', () => {
  const { db, raw } = openTestDatabase()
  for (let n = 1; n <= 4; n++) record(db, `person ${n}`)
  forge(raw, `update events set actor_name = '李四', hash = '${'a'.repeat(64)}' where seq = 2`)
  expect(check(db).finding).toEqual({ code: 'altered', seq: 2 })
})

function record(db: Db, actorName: string) {
  return insertEvent(db, { at: NOW, type: 'supplier.changed', actorName, data: { name: '某公司' } })
}

function check(db: Db) {
  return checkLedger(eachLedgerRow(db), findLastGivenSeq(db))
}

/** As somebody would who can write the file: the rules of the database do not stop them. */
function forge(raw: Connection['raw'], sql: string) {
  for (const trigger of ['events_no_update', 'events_no_delete', 'events_chained_once'])
    raw.exec(`drop trigger ${trigger}`)
  raw.exec(sql)
}
