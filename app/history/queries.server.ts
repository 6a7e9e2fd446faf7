import { desc, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { events } from '#db/schema/index.ts'

export type EventRow = typeof events.$inferSelect

export const TIMELINE_LIMIT = 100

type NewEvent = typeof events.$inferInsert

/**
 * Prepared once per connection, because autosave writes one for every save. Given the connection itself, the
 * statement takes part in whatever transaction is open on it.
 */
export function insertEvent(db: Db, row: NewEvent) {
  const statement = prepared.get(db) ?? prepareInsert(db)
  prepared.set(db, statement)
  const {
    actorId = null,
    ip = null,
    supplierId = null,
    campaignId = null,
    assessmentId = null,
    userId = null,
  } = row
  statement.run({ ...row, actorId, ip, supplierId, campaignId, assessmentId, userId })
}

function prepareInsert(db: Db) {
  return db
    .insert(events)
    .values({
      at: sql.placeholder('at'),
      type: sql.placeholder('type'),
      actorId: sql.placeholder('actorId'),
      actorName: sql.placeholder('actorName'),
      ip: sql.placeholder('ip'),
      supplierId: sql.placeholder('supplierId'),
      campaignId: sql.placeholder('campaignId'),
      assessmentId: sql.placeholder('assessmentId'),
      userId: sql.placeholder('userId'),
      data: sql.placeholder('data'),
    })
    .prepare()
}

const prepared = new WeakMap<Db, ReturnType<typeof prepareInsert>>()

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
