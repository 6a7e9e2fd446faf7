import { and, asc, count, desc, eq, gt, inArray, isNull, lt, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { insertMany } from '#db/insert-many.server.ts'
import { importMappings, importRows, imports, users } from '#db/schema/index.ts'
import type { ColumnMapping, ImportState, RowAction, RowDecision } from './import-state.ts'
import type { PlannedRow } from './plan-row.ts'

export type ImportRow = typeof imports.$inferSelect
export type ImportInsert = typeof imports.$inferInsert
export type FileRow = typeof importRows.$inferSelect
export type FileRowInsert = typeof importRows.$inferInsert

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

export function insertFileRows(db: Db, rows: FileRowInsert[]) {
  insertMany(db, importRows, rows)
}

export function deleteFileRows(db: Db, importId: string) {
  db.delete(importRows).where(eq(importRows.importId, importId)).run()
}

/** The next rows behind one, in the order of the file. */
export function findFileRowsAfter(db: Db, importId: string, rowNumber: number, limit: number): FileRow[] {
  return db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), gt(importRows.rowNumber, rowNumber)))
    .orderBy(asc(importRows.rowNumber))
    .limit(limit)
    .all()
}

export function findFileRow(db: Db, importId: string, rowNumber: number): FileRow | null {
  return db.select().from(importRows).where(isRow(importId, rowNumber)).get() ?? null
}

/** Rows of an import by their numbers, at most as many as a page shows. */
export function findFileRows(db: Db, importId: string, rowNumbers: readonly number[]): FileRow[] {
  if (rowNumbers.length === 0) return []
  return db
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, importId), inArray(importRows.rowNumber, [...rowNumbers])))
    .all()
}

export function savePlannedRows(
  db: Db,
  importId: string,
  rows: { rowNumber: number; planned: PlannedRow }[],
) {
  const statement = db
    .update(importRows)
    .set({
      action: sql`${sql.placeholder('action')}`,
      decision: sql`${sql.placeholder('decision')}`,
      problems: sql`${sql.placeholder('problems')}`,
      changes: sql`${sql.placeholder('changes')}`,
      supplierId: sql`${sql.placeholder('supplierId')}`,
      duplicateOf: sql`${sql.placeholder('duplicateOf')}`,
      seenAt: sql`${sql.placeholder('seenAt')}`,
    })
    .where(and(eq(importRows.importId, importId), eq(importRows.rowNumber, sql.placeholder('rowNumber'))))
    .prepare()
  for (const { rowNumber, planned } of rows)
    statement.run({
      ...planned,
      rowNumber,
      problems: JSON.stringify(planned.problems),
      changes: JSON.stringify(planned.changes),
      seenAt: planned.seenAt?.getTime() ?? null,
    })
}

export function countActions(db: Db, importId: string): Partial<Record<RowAction, number>> {
  const rows = db
    .select({ action: importRows.action, n: count() })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.action)
    .all()
  return Object.fromEntries(rows.map(({ action, n }) => [action, n]))
}

/** Likely duplicates by what has been decided; `open`: nothing yet. */
export function countDecisions(db: Db, importId: string): Record<RowDecision | 'open', number> {
  const rows = db
    .select({ decision: importRows.decision, n: count() })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), eq(importRows.action, 'duplicate')))
    .groupBy(importRows.decision)
    .all()
  const found = Object.fromEntries(rows.map(({ decision, n }) => [decision ?? 'open', n]))
  return { open: 0, same: 0, other: 0, skip: 0, ...found }
}

/** `field` and `code`: only rows with that problem. */
export type RowFilter = { action: RowAction | null; field: string | null; code: string | null }

export function countRowsMatching(db: Db, importId: string, filter: RowFilter) {
  return db.select({ n: count() }).from(importRows).where(matching(importId, filter)).get()?.n ?? 0
}

export function findRowPage(db: Db, importId: string, filter: RowFilter, page: number, pageSize: number) {
  return db
    .select()
    .from(importRows)
    .where(matching(importId, filter))
    .orderBy(asc(importRows.rowNumber))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .all()
}

export function setDecision(db: Db, importId: string, rowNumber: number, decision: RowDecision | null) {
  const isDuplicate = and(isRow(importId, rowNumber), eq(importRows.action, 'duplicate'))
  return db.update(importRows).set({ decision }).where(isDuplicate).run().changes === 1
}

/** Decides everything that nobody has decided yet; answers how many rows that were. */
export function setOpenDecisions(db: Db, importId: string, decision: RowDecision) {
  const isOpen = and(
    eq(importRows.importId, importId),
    eq(importRows.action, 'duplicate'),
    isNull(importRows.decision),
  )
  return db.update(importRows).set({ decision }).where(isOpen).run().changes
}

function isRow(importId: string, rowNumber: number): SQL | undefined {
  return and(eq(importRows.importId, importId), eq(importRows.rowNumber, rowNumber))
}

function matching(importId: string, { action, field, code }: RowFilter): SQL | undefined {
  const hasProblem = sql`exists (select 1 from json_each(${importRows.problems})
    where json_extract(value, '$.field') is ${field} and json_extract(value, '$.code') = ${code})`
  return and(
    eq(importRows.importId, importId),
    action === null ? undefined : eq(importRows.action, action),
    code === null ? undefined : hasProblem,
  )
}
