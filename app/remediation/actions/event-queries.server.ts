import { and, desc, lt, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { events } from '#db/schema/index.ts'

/** The events of an action, newest first; with `before`, only what came before that one. */
export function findActionEvents(db: Db, actionId: string, before: number | null, limit: number) {
  return actionEventsQuery(db, actionId, before, limit).all()
}

export function actionEventsQuery(db: Db, actionId: string, before: number | null, limit: number) {
  return db
    .select()
    .from(events)
    .where(and(isEventOf(actionId), before === null ? undefined : lt(events.seq, before)))
    .orderBy(desc(events.seq))
    .limit(limit)
}

/** The expression and the condition of the index `events_action`, word for word. */
function isEventOf(actionId: string) {
  return and(
    sql`json_extract(${events.data}, '$.actionId') = ${actionId}`,
    sql`${events.type} >= 'action.' and ${events.type} < 'action/'`,
  )
}
