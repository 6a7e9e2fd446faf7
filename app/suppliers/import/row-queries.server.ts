import { and, asc, count, eq, gt, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { insertMany } from '#db/insert-many.server.ts'
import { importRows } from '#db/schema/index.ts'
import type { RowAction, RowDecision } from './import-state.ts'
import type { PlannedRow } from './plan-row.ts'

export type FileRow = typeof importRows.$inferSelect
export type FileRowInsert = typeof importRows.$inferInsert

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
  return rowPageQuery(db, importId, filter, page, pageSize).all()
}

export function rowPageQuery(db: Db, importId: string, filter: RowFilter, page: number, pageSize: number) {
  return db
    .select()
    .from(importRows)
    .where(matching(importId, filter))
    .orderBy(asc(importRows.rowNumber))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
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
