import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import fs from 'node:fs'
import path from 'node:path'
import { syncToDisk } from './sync-to-disk.server.ts'

const WAIT_FOR_LOCK_MS = 5000

/**
 * Brings a database file to the current schema, or throws and leaves it as it was. The work is done on a copy
 * beside it, which takes its place in one step once it is whole: no row without its parent, no kept table with
 * fewer rows. Cut off at any point, the next start finds the old file or the new one. A database with data is
 * also kept as `<file>.before-migration-<time>`. No other process may have the file open meanwhile.
 */
export function migrateDatabase(file: string, migrationsFolder = path.resolve('db/migrations')) {
  const folder = path.dirname(file)
  const copy = `${file}.migrating`
  fs.mkdirSync(folder, { recursive: true })
  for (const leftover of [copy, `${copy}-journal`]) fs.rmSync(leftover, { force: true })
  const original = new Sqlite(file, { timeout: WAIT_FOR_LOCK_MS })
  let applied = 0
  let hasData = false
  try {
    applied = countPending(original, migrationsFolder)
    if (applied === 0) return { applied }
    takeAlone(original, file)
    const before = countRows(original)
    hasData = before.size > 0
    original.prepare('vacuum into ?').run(copy)
    migrateCopy(copy, migrationsFolder, before)
  } catch (error) {
    fs.rmSync(copy, { force: true })
    throw error
  } finally {
    original.close()
  }
  fs.chmodSync(copy, fs.statSync(file).mode)
  if (hasData) backUp(file)
  fs.renameSync(copy, file)
  syncToDisk(folder)
  return { applied }
}

/**
 * Until it is closed nobody else can open the file. It leaves WAL mode first, which takes what the log still holds
 * into the file and removes the log: one left behind would be replayed into the new file.
 */
function takeAlone(raw: Sqlite.Database, file: string) {
  try {
    raw.pragma('journal_mode=DELETE')
    raw.pragma('locking_mode=EXCLUSIVE')
    raw.exec('begin exclusive; commit')
  } catch (error) {
    throw new Error(`${file} is in use by another process: stop that one, then start again`, { cause: error })
  }
}

/** With foreign keys off: a table rebuild with them on would cascade into child rows. */
function migrateCopy(copy: string, migrationsFolder: string, before: Map<string, number>) {
  const raw = new Sqlite(copy)
  try {
    raw.pragma('synchronous=FULL')
    raw.pragma('foreign_keys=OFF')
    migrate(drizzle(raw), { migrationsFolder })
    const orphans = raw.pragma('foreign_key_check') as unknown[]
    if (orphans.length > 0) throw new Error(`migration left ${orphans.length} rows without their parent`)
    assertNothingLost(before, countRows(raw))
  } finally {
    raw.close()
  }
  syncToDisk(copy)
}

function countPending(raw: Sqlite.Database, migrationsFolder: string) {
  const all = readMigrationFiles({ migrationsFolder })
  const hasJournal = raw.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get()
  if (!hasJournal) return all.length
  const last = raw.prepare('select max(created_at) as at from __drizzle_migrations').get() as {
    at: number | null
  }
  return all.filter(migration => migration.folderMillis > (last.at ?? 0)).length
}

function countRows(raw: Sqlite.Database) {
  const tables = raw
    .prepare(
      "select name from sqlite_master where type = 'table' and name not like 'sqlite_%' and name not like '\\_\\_%' escape '\\'",
    )
    .all() as { name: string }[]
  return new Map(
    tables.map(({ name }) => [
      name,
      (raw.prepare(`select count(*) as n from "${name.replaceAll('"', '""')}"`).get() as { n: number }).n,
    ]),
  )
}

function assertNothingLost(before: Map<string, number>, after: Map<string, number>) {
  for (const [table, count] of before) {
    const kept = after.get(table)
    if (kept !== undefined && kept < count)
      throw new Error(`migration lost rows of ${table}: ${count} → ${kept}`)
  }
}

function backUp(file: string) {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const backup = `${file}.before-migration-${stamp}`
  fs.copyFileSync(file, backup, fs.constants.COPYFILE_EXCL)
  syncToDisk(backup)
}
