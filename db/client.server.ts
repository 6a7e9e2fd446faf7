import Sqlite from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import fs from 'node:fs'
import path from 'node:path'
import * as schema from './schema/index.ts'

export type Db = BetterSQLite3Database<typeof schema>
export type Connection = { db: Db; raw: Sqlite.Database }

/**
 * Opens a database file for the one writing process: WAL, and an fsync at every commit, so that what was
 * acknowledged survives a power cut. `file` is a path; its folder is made when missing.
 */
export function openDatabase(file: string): Connection {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  const raw = new Sqlite(file, { timeout: 5000 })
  for (const pragma of [
    'journal_mode=WAL',
    'synchronous=FULL',
    'foreign_keys=ON',
    'trusted_schema=OFF',
    'journal_size_limit=67108864',
    'cache_size=-16384',
  ])
    raw.pragma(pragma)
  const isAsAsked =
    raw.pragma('synchronous', { simple: true }) === 2 && raw.pragma('foreign_keys', { simple: true }) === 1
  if (!isAsAsked) throw new Error('SQLite did not take the durability settings')
  return { raw, db: drizzle(raw, { schema }) }
}

export function closeDatabase({ raw }: Connection) {
  if (!raw.open) return
  try {
    raw.pragma('optimize')
  } catch {
    // On a full disk the statistics stay as they were; the file is closed all the same.
  }
  raw.close()
}

/**
 * Runs `work` as one immediate transaction. `work` must be synchronous: the driver refuses a promise, and
 * what would follow an await could not be rolled back.
 */
export function transact<T>(db: Db, work: (tx: Db) => T extends Promise<unknown> ? never : T): T {
  return db.transaction(tx => work(tx as Db) as T, { behavior: 'immediate' })
}

const globalConnection = globalThis as typeof globalThis & { __portalConnection?: Connection }

/** The process-wide connection; on `globalThis` so that hot reload does not open a second one. */
export function setConnection(connection: Connection) {
  globalConnection.__portalConnection = connection
}

export function getConnection(): Connection {
  if (!globalConnection.__portalConnection) throw new Error('database is not open yet')
  return globalConnection.__portalConnection
}

export function getDb(): Db {
  return getConnection().db
}
