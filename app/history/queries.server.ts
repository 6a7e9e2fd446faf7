import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { events } from '#db/schema/index.ts'

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

/** Newest first, without the saves of forms; with `before`, only what came before that event. */
export function findEventsBySupplierId(db: Db, supplierId: string, before: number | null, limit: number) {
  return supplierEventsQuery(db, supplierId, before, limit).all()
}

export function supplierEventsQuery(db: Db, supplierId: string, before: number | null, limit: number) {
  // The literal, not a parameter, lets SQLite use the index that leaves the saves out.
  const isNoSave = sql`${events.type} <> 'answer.saved'`
  return db
    .select()
    .from(events)
    .where(and(eq(events.supplierId, supplierId), isNoSave, isBefore(before)))
    .orderBy(desc(events.seq))
    .limit(limit)
}

/** Newest first; with `before`, only what came before that event. */
export function findEventsByAssessmentId(db: Db, assessmentId: string, before: number | null, limit: number) {
  return assessmentEventsQuery(db, assessmentId, before, limit).all()
}

export function assessmentEventsQuery(db: Db, assessmentId: string, before: number | null, limit: number) {
  return db
    .select()
    .from(events)
    .where(and(eq(events.assessmentId, assessmentId), isBefore(before)))
    .orderBy(desc(events.seq))
    .limit(limit)
}

function isBefore(before: number | null) {
  return before === null ? undefined : lt(events.seq, before)
}
