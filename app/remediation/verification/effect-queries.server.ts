import { and, asc, gt, gte, isNotNull, isNull, lte, or } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { correctiveActions } from '#db/schema/index.ts'
import type { ActionRow } from '../actions/queries.server.ts'

/** A place in the order of these checks. */
type EffectPlace = Pick<ActionRow, 'id' | 'effectivenessDueAt'>

/**
 * Closed actions whose effect is to be looked at by `now`, the longest waiting first, after a place in that order. What is
 * open again has been checked.
 */
export function findDueEffectChecks(
  db: Db,
  now: Date,
  after: EffectPlace | null,
  limit: number,
): ActionRow[] {
  return dueEffectChecksQuery(db, now, after, limit).all()
}

export function dueEffectChecksQuery(db: Db, now: Date, after: EffectPlace | null, limit: number) {
  return db
    .select()
    .from(correctiveActions)
    .where(
      and(
        isNotNull(correctiveActions.effectivenessDueAt),
        isNull(correctiveActions.effectivenessCheckedAt),
        lte(correctiveActions.effectivenessDueAt, now),
        after ? isAfter(after) : undefined,
      ),
    )
    .orderBy(asc(correctiveActions.effectivenessDueAt), asc(correctiveActions.id))
    .limit(limit)
}

/** The first condition alone lets SQLite begin at the place in the index. */
function isAfter({ effectivenessDueAt: at, id }: EffectPlace) {
  const { effectivenessDueAt } = correctiveActions
  if (!at) throw new Error(`action ${id} waits for no check of its effect`)
  return and(gte(effectivenessDueAt, at), or(gt(effectivenessDueAt, at), gt(correctiveActions.id, id)))
}
