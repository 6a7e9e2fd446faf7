import { and, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { conflictEntries, giftEntries, users } from '#db/schema/index.ts'

export type ConflictRow = typeof conflictEntries.$inferSelect

/** A questionnaire takes 50 rows of each kind; a supplier's conflicts of all years are few. */
const MAX_PER_SUPPLIER = 500

export function replaceGifts(db: Db, assessmentId: string, rows: (typeof giftEntries.$inferInsert)[]) {
  db.delete(giftEntries).where(eq(giftEntries.assessmentId, assessmentId)).run()
  for (const row of rows) db.insert(giftEntries).values(row).run()
}

/** Conflicts of a supplier that have not ended, newest declaration first. */
export function findConflictsBySupplierId(db: Db, supplierId: string): ConflictRow[] {
  return db
    .select()
    .from(conflictEntries)
    .where(and(eq(conflictEntries.supplierId, supplierId), isNull(conflictEntries.endedAt)))
    .orderBy(desc(conflictEntries.declaredAt))
    .limit(MAX_PER_SUPPLIER)
    .all()
}

export function findConflictById(db: Db, id: string): ConflictRow | null {
  return db.select().from(conflictEntries).where(eq(conflictEntries.id, id)).get() ?? null
}

export function insertConflict(db: Db, row: typeof conflictEntries.$inferInsert) {
  db.insert(conflictEntries).values(row).run()
}

export function updateConflict(db: Db, id: string, change: Partial<ConflictRow>) {
  db.update(conflictEntries).set(change).where(eq(conflictEntries.id, id)).run()
}

export function deleteConflicts(db: Db, ids: string[]) {
  if (ids.length > 0) db.delete(conflictEntries).where(inArray(conflictEntries.id, ids)).run()
}

/** People of ours who keep away from a supplier: a declared relation has been linked to them and has not ended. */
export function findRecusedFromSupplier(db: Db, supplierId: string): { id: string; name: string }[] {
  return db
    .selectDistinct({ id: users.id, name: users.name })
    .from(conflictEntries)
    .innerJoin(users, eq(users.id, conflictEntries.userId))
    .where(
      and(
        eq(conflictEntries.supplierId, supplierId),
        isNull(conflictEntries.endedAt),
        isNotNull(conflictEntries.userId),
      ),
    )
    .orderBy(users.name)
    .limit(MAX_PER_SUPPLIER)
    .all()
}
