import { and, asc, count, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { importMappings, importRows, imports, users } from '#db/schema/index.ts'
import type { ColumnMapping, ImportState } from './import-state.ts'

export type ImportRow = typeof imports.$inferSelect
export type ImportInsert = typeof imports.$inferInsert

export function insertImport(db: Db, row: ImportInsert) {
  db.insert(imports).values(row).run()
}

export function updateImport(db: Db, id: string, changes: Partial<ImportInsert>) {
  db.update(imports).set(changes).where(eq(imports.id, id)).run()
}

/** Takes the import from one of the states to another; false when it is in none of them (any more). */
export function claimImport(
  db: Db,
  id: string,
  from: readonly ImportState[],
  changes: Partial<ImportInsert> & { state: ImportState },
) {
  const isIn = and(eq(imports.id, id), inArray(imports.state, [...from]))
  return db.update(imports).set(changes).where(isIn).run().changes === 1
}

export function findImportById(db: Db, id: string): ImportRow | null {
  return db.select().from(imports).where(eq(imports.id, id)).get() ?? null
}

/** Newest first, with who started each; pages count from 1. */
export function findImportPage(db: Db, page: number, pageSize: number) {
  return db
    .select({
      id: imports.id,
      fileName: imports.fileName,
      state: imports.state,
      counts: imports.counts,
      total: imports.total,
      createdAt: imports.createdAt,
      createdBy: users.name,
    })
    .from(imports)
    .innerJoin(users, eq(users.id, imports.createdById))
    .orderBy(desc(imports.createdAt), desc(imports.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .all()
}

export function countImports(db: Db) {
  return db.select({ n: count() }).from(imports).get()?.n ?? 0
}

/** Imports in one of the states, oldest first. */
export function findImportsIn(db: Db, states: readonly ImportState[], limit: number) {
  return db
    .select({ id: imports.id, state: imports.state })
    .from(imports)
    .where(inArray(imports.state, [...states]))
    .orderBy(asc(imports.createdAt))
    .limit(limit)
    .all()
}

/** An import without a change since `before` that still has its rows. */
export function findImportWithRows(db: Db, before: Date) {
  const hasRows = sql`exists (select 1 from ${importRows} where ${importRows.importId} = ${imports.id})`
  return (
    db
      .select({ id: imports.id, state: imports.state })
      .from(imports)
      .where(and(lt(imports.updatedAt, before), hasRows))
      .limit(1)
      .get() ?? null
  )
}

export function findMapping(db: Db, headersDigest: string): ColumnMapping | null {
  const row = db.select().from(importMappings).where(eq(importMappings.headersDigest, headersDigest)).get()
  return row?.mapping ?? null
}

export function saveMapping(db: Db, headersDigest: string, mapping: ColumnMapping, usedAt: Date) {
  db.insert(importMappings)
    .values({ headersDigest, mapping, usedAt })
    .onConflictDoUpdate({ target: importMappings.headersDigest, set: { mapping, usedAt } })
    .run()
}
