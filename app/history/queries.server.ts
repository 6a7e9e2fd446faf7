import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { events } from '#db/schema/index.ts'

/**
 * What the trail of a supplier or a campaign shows: no saves of forms, nothing for the integrity function alone.
 * Literals, not parameters, let SQLite use the indexes that leave these out.
 */
export const isForTrail = sql`${events.type} <> 'answer.saved' and ${events.isRestricted} = 0`

/** Newest first, without the saves of forms and what is for the integrity function alone; with `before`, only what came before that event. */
export function findEventsBySupplierId(db: Db, supplierId: string, before: number | null, limit: number) {
  return supplierEventsQuery(db, supplierId, before, limit).all()
}

export function supplierEventsQuery(db: Db, supplierId: string, before: number | null, limit: number) {
  return db
    .select()
    .from(events)
    .where(and(eq(events.supplierId, supplierId), isForTrail, isBefore(before)))
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
