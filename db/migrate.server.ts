import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import fs from 'node:fs'
import path from 'node:path'

/**
 * Brings a database file to the current schema. On a connection of its own with foreign keys off before the
 * migrator opens its transaction: a table rebuild with them on would cascade into child rows. An existing
 * database is copied beside itself first, and no kept table may lose rows.
 */
export function migrateDatabase(file: string, migrationsFolder = path.resolve('db/migrations')) {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const raw = new Sqlite(file, { timeout: 5000 })
  try {
    raw.pragma('journal_mode=WAL')
    const pending = countPending(raw, migrationsFolder)
    if (pending === 0) return { applied: 0 }
    const before = countRows(raw)
    if (before.size > 0) backUp(raw, file)
    raw.pragma('foreign_keys=OFF')
    migrate(drizzle(raw), { migrationsFolder })
    const orphans = raw.pragma('foreign_key_check') as unknown[]
    if (orphans.length > 0) throw new Error(`migration left ${orphans.length} rows without their parent`)
    assertNothingLost(before, countRows(raw))
    return { applied: pending }
  } finally {
    raw.close()
  }
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

function backUp(raw: Sqlite.Database, file: string) {
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  raw.prepare('vacuum into ?').run(`${file}.before-migration-${stamp}`)
}
