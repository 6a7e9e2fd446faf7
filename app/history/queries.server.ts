import { desc, eq } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { events } from '#db/schema/index.ts'

export type EventRow = typeof events.$inferSelect

export const TIMELINE_LIMIT = 100

export function insertEvent(db: Db, row: typeof events.$inferInsert) {
  db.insert(events).values(row).run()
}

/** Newest first. */
export function findEventsBySupplierId(db: Db, supplierId: string, limit = TIMELINE_LIMIT): EventRow[] {
  return db
    .select()
    .from(events)
    .where(eq(events.supplierId, supplierId))
    .orderBy(desc(events.seq))
    .limit(limit)
    .all()
}

/** Newest first. */
export function findEventsByAssessmentId(db: Db, assessmentId: string, limit = TIMELINE_LIMIT): EventRow[] {
  return db
    .select()
    .from(events)
    .where(eq(events.assessmentId, assessmentId))
    .orderBy(desc(events.seq))
    .limit(limit)
    .all()
}
