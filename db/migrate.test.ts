import Sqlite from 'better-sqlite3'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrateDatabase } from './migrate.server.ts'

const FIRST = `
  create table parents (id integer primary key, name text not null);
  create table children (id integer primary key, parent_id integer not null references parents(id) on delete cascade);`
const REBUILD = `
  create table new_parents (id integer primary key, name text not null, note text);
  insert into new_parents (id, name) select id, name from parents;
  drop table parents;
  alter table new_parents rename to parents;`

/** A database at the first migration, with three parents of two children each. */
function openFiles() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-migrate-'))
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
  const migrations = path.join(folder, 'migrations')
  const file = path.join(folder, 'data', 'portal.sqlite')
  const entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[] = []
  fs.mkdirSync(path.join(migrations, 'meta'), { recursive: true })

  function add(sql: string) {
    const idx = entries.length
    entries.push({ idx, version: '6', when: 1000 + idx, tag: `step_${idx}`, breakpoints: true })
    fs.writeFileSync(
      path.join(migrations, `step_${idx}.sql`),
      sql.trim().split(/;\s*/).filter(Boolean).join(';\n--> statement-breakpoint\n'),
    )
    const journal = { version: '7', dialect: 'sqlite', entries }
    fs.writeFileSync(path.join(migrations, 'meta', '_journal.json'), JSON.stringify(journal))
  }
  add(FIRST)
  const run = () => migrateDatabase(file, migrations)
  run()
  change(file, raw => {
    raw.pragma('journal_mode=WAL')
    for (let id = 1; id <= 3; id++) raw.prepare('insert into parents values (?, ?)').run(id, `parent ${id}`)
    for (let id = 1; id <= 6; id++) raw.prepare('insert into children values (?, ?)').run(id, 1 + (id % 3))
  })
  const names = () => fs.readdirSync(path.dirname(file)).sort()
  return { file, add, run, names }
}

function change<T>(file: string, work: (raw: Sqlite.Database) => T): T {
  const raw = new Sqlite(file)
  try {
    return work(raw)
  } finally {
    raw.close()
  }
}

function countsOf(file: string) {
  const count = (raw: Sqlite.Database, table: string) =>
    raw.prepare(`select count(*) from ${table}`).pluck().get()
  return change(file, raw => ({ parents: count(raw, 'parents'), children: count(raw, 'children') }))
}

test('a migration that loses rows is refused at every start and leaves the database as it was', () => {
  const { file, add, run, names } = openFiles()
  add('delete from children where id > 4;')
  expect(run).toThrow('migration lost rows of children: 6 → 4')
  expect(countsOf(file)).toEqual({ parents: 3, children: 6 })
  expect(run).toThrow('migration lost rows of children: 6 → 4')
  expect(countsOf(file)).toEqual({ parents: 3, children: 6 })
  expect(names()).toEqual(['portal.sqlite'])
})

test('a migration that leaves rows without their parent is refused', () => {
  const { file, add, run } = openFiles()
  add('update children set parent_id = 99 where id = 1;')
  expect(run).toThrow('migration left 1 rows without their parent')
  expect(countsOf(file)).toEqual({ parents: 3, children: 6 })
})

test('a table that is built anew keeps its rows and their children, and the old file is kept', () => {
  const { file, add, run, names } = openFiles()
  add(REBUILD)
  expect(run()).toEqual({ applied: 1 })
  expect(countsOf(file)).toEqual({ parents: 3, children: 6 })
  expect(change(file, raw => raw.prepare('select note from parents').all())).toHaveLength(3)
  const backup = names().find(name => name.includes('before-migration')) ?? ''
  expect(countsOf(path.join(path.dirname(file), backup))).toEqual({ parents: 3, children: 6 })
  expect(run()).toEqual({ applied: 0 })
})

test('what the write-ahead log still held is in the migrated file, and no log is left to be replayed', () => {
  const { file, add, run, names } = openFiles()
  const folder = path.dirname(file)
  const crashed = path.join(folder, 'crashed')
  change(file, raw => {
    raw.pragma('wal_autocheckpoint=0')
    raw.prepare('insert into parents values (4, ?)').run('only in the log')
    for (const end of ['', '-wal']) fs.copyFileSync(file + end, crashed + end)
  })
  for (const end of ['', '-wal']) fs.renameSync(crashed + end, file + end)
  add(REBUILD)
  run()
  expect(countsOf(file)).toEqual({ parents: 4, children: 6 })
  expect(names().filter(name => /-(?:wal|shm|journal)$/.test(name))).toEqual([])
})

test('what a start that was cut off left behind is not used', () => {
  const { file, add, run } = openFiles()
  fs.writeFileSync(`${file}.migrating`, 'half a database')
  fs.writeFileSync(`${file}.migrating-journal`, 'half a journal')
  add(REBUILD)
  expect(run()).toEqual({ applied: 1 })
  expect(countsOf(file)).toEqual({ parents: 3, children: 6 })
})

test('a database that another connection has open is left alone', () => {
  const { file, add, run } = openFiles()
  add(REBUILD)
  const other = new Sqlite(file)
  onTestFinished(() => void other.close())
  other.exec('begin; select * from parents')
  expect(run).toThrow('in use by another process')
  other.exec('commit')
})
