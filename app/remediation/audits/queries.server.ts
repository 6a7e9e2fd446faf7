import { and, asc, count, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import {
  auditFiles,
  auditFindings,
  auditResults,
  audits,
  correctiveActions,
  events,
  users,
} from '#db/schema/index.ts'

export type AuditRow = typeof audits.$inferSelect
export type AuditInsert = typeof audits.$inferInsert
export type AuditResultRow = typeof auditResults.$inferSelect
export type FindingRow = typeof auditFindings.$inferSelect
export type AuditFileRow = typeof auditFiles.$inferSelect

/** A checklist has 53 items. */
const MAX_ITEMS = 200
export const MAX_FINDINGS = 100
export const MAX_FILES = 100
const ROWS_PER_STATEMENT = 500

export function findAuditById(db: Db, id: string): AuditRow | null {
  return db.select().from(audits).where(eq(audits.id, id)).get() ?? null
}

export function insertAudits(db: Db, rows: readonly AuditInsert[]) {
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT)
    db.insert(audits)
      .values(rows.slice(at, at + ROWS_PER_STATEMENT))
      .run()
}

/** Changes an audit as it was read; answers whether it still was so. */
export function updateAudit(
  db: Db,
  { id, rev }: Pick<AuditRow, 'id' | 'rev'>,
  change: Partial<Omit<AuditRow, 'id' | 'code' | 'rev'>>,
): boolean {
  const { changes } = db
    .update(audits)
    .set({ ...change, rev: rev + 1 })
    .where(and(eq(audits.id, id), eq(audits.rev, rev)))
    .run()
  return changes === 1
}

/** What has been recorded of the items, by code. */
export function findResultsByAuditId(db: Db, auditId: string): AuditResultRow[] {
  return db
    .select()
    .from(auditResults)
    .where(eq(auditResults.auditId, auditId))
    .orderBy(asc(auditResults.itemCode))
    .limit(MAX_ITEMS)
    .all()
}

export function putResult(db: Db, row: typeof auditResults.$inferInsert) {
  const { auditId: _, itemCode: __, ...change } = row
  db.insert(auditResults)
    .values(row)
    .onConflictDoUpdate({
      target: [auditResults.auditId, auditResults.itemCode],
      set: { ...change, rev: sql`${auditResults.rev} + 1` },
    })
    .run()
}

const findingColumns = {
  finding: auditFindings,
  action: {
    id: correctiveActions.id,
    code: correctiveActions.code,
    state: correctiveActions.state,
    dueAt: correctiveActions.dueAt,
  },
}

/** The findings of an audit, oldest first, with the corrective actions that they have become. */
export function findFindingsByAuditId(db: Db, auditId: string) {
  return db
    .select(findingColumns)
    .from(auditFindings)
    .leftJoin(correctiveActions, eq(correctiveActions.id, auditFindings.actionId))
    .where(and(eq(auditFindings.auditId, auditId), isNull(auditFindings.removedAt)))
    .orderBy(asc(auditFindings.addedAt), asc(auditFindings.id))
    .limit(MAX_FINDINGS)
    .all()
}

export function findFindingById(db: Db, auditId: string, id: string): FindingRow | null {
  const isThere = and(
    eq(auditFindings.id, id),
    eq(auditFindings.auditId, auditId),
    isNull(auditFindings.removedAt),
  )
  return db.select().from(auditFindings).where(isThere).get() ?? null
}

export function insertFinding(db: Db, row: typeof auditFindings.$inferInsert) {
  db.insert(auditFindings).values(row).run()
}

export function updateFinding(db: Db, id: string, change: Partial<FindingRow>) {
  db.update(auditFindings).set(change).where(eq(auditFindings.id, id)).run()
}

/** Papers of an audit that have not been taken back, oldest first. */
export function findFilesByAuditId(db: Db, auditId: string) {
  return selectFiles(db)
    .where(and(eq(auditFiles.auditId, auditId), isNull(auditFiles.removedAt)))
    .orderBy(asc(auditFiles.uploadedAt), asc(auditFiles.id))
    .limit(MAX_FILES)
    .all()
}

export function findFileById(db: Db, auditId: string, id: string) {
  return (
    selectFiles(db)
      .where(and(eq(auditFiles.id, id), eq(auditFiles.auditId, auditId), isNull(auditFiles.removedAt)))
      .get() ?? null
  )
}

export function countFiles(db: Db, auditId: string): number {
  const isThere = and(eq(auditFiles.auditId, auditId), isNull(auditFiles.removedAt))
  return db.select({ n: count() }).from(auditFiles).where(isThere).get()?.n ?? 0
}

export function insertFile(db: Db, row: typeof auditFiles.$inferInsert) {
  db.insert(auditFiles).values(row).run()
}

export function markFileRemoved(db: Db, id: string, removedAt: Date) {
  db.update(auditFiles).set({ removedAt }).where(eq(auditFiles.id, id)).run()
}

function selectFiles(db: Db) {
  return db
    .select({ file: auditFiles, uploadedByName: users.name, uploaderSupplierId: users.supplierId })
    .from(auditFiles)
    .innerJoin(users, eq(users.id, auditFiles.uploadedById))
    .$dynamic()
}

/** What happened to an audit, newest first. Literals let SQLite use the index of just these events. */
export function findEventsByAuditId(db: Db, auditId: string, before: number | null, limit: number) {
  const isOfAudit = sql`json_extract(${events.data}, '$.auditId') = ${auditId} and ${events.type} >= 'audit.' and ${events.type} < 'audit/'`
  return db
    .select()
    .from(events)
    .where(and(isOfAudit, before === null ? undefined : lt(events.seq, before)))
    .orderBy(desc(events.seq))
    .limit(limit)
    .all()
}
