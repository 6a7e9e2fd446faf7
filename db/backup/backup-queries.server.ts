import type Sqlite from 'better-sqlite3'
import { z } from 'zod'
import type { Manifest } from './manifest.ts'

const Names = z.array(z.string())
const Evidence = z.array(z.object({ sha256: z.string(), sizeBytes: z.number() }))

/** Rows of every table, our own and the search index's alike. */
export function countRows(raw: Sqlite.Database): Manifest['rows'] {
  const tables = raw
    .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\'`)
    .pluck()
    .all()
  return Object.fromEntries(
    Names.parse(tables).map(name => [
      name,
      Number(
        raw
          .prepare(`select count(*) from "${name.replaceAll('"', '""')}"`)
          .pluck()
          .get(),
      ),
    ]),
  )
}

/** Tables whose rows rest on files of the uploads store. */
const WITH_FILES = ['evidence', 'matter_files', 'powers_of_attorney', 'signed_documents']

/** Every file that a record rests on or once rested on: a withdrawn one is still part of the record. */
export function findEvidenceFiles(raw: Sqlite.Database): Manifest['evidence'] {
  const all = WITH_FILES.map(table => `select sha256, size_bytes from ${table}`).join(' union all ')
  const rows = raw
    .prepare(`select sha256, max(size_bytes) as sizeBytes from (${all}) group by sha256 order by sha256`)
    .all()
  return Evidence.parse(rows)
}

/** Throws when the file is damaged or holds rows without their parents. */
export function assertSound(raw: Sqlite.Database) {
  const verdict = raw.pragma('integrity_check(5)', { simple: true })
  if (verdict !== 'ok') throw new Error(`the database is damaged: ${String(verdict)}`)
  const orphans = raw.pragma('foreign_key_check')
  if (Array.isArray(orphans) && orphans.length > 0)
    throw new Error(`${orphans.length} rows of the database have lost their parent`)
}
