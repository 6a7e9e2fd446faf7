import { and, asc, isNotNull, isNull, lte } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { correctiveActions } from '#db/schema/index.ts'
import type { ActionRow } from '../actions/queries.server.ts'

/** Closed actions whose effect is to be looked at by `now`, the longest waiting first. What is open again has been checked. */
export function findDueEffectChecks(db: Db, now: Date, limit: number): ActionRow[] {
  return dueEffectChecksQuery(db, now, limit).all()
}

export function dueEffectChecksQuery(db: Db, now: Date, limit: number) {
  return db
    .select()
    .from(correctiveActions)
    .where(
      and(
        isNotNull(correctiveActions.effectivenessDueAt),
        isNull(correctiveActions.effectivenessCheckedAt),
        lte(correctiveActions.effectivenessDueAt, now),
      ),
    )
    .orderBy(asc(correctiveActions.effectivenessDueAt))
    .limit(limit)
}
