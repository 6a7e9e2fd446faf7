import { and, asc, eq, getTableColumns, gt, gte, isNull, lt, lte, or, sql, type SQL } from 'drizzle-orm'
import { isOneOf } from '#app/reports/is-one-of-queries.server.ts'
import { isStillAsked } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { actionExtensions, correctiveActions, suppliers } from '#db/schema/index.ts'
import { OPEN_ACTION_STATES, WITH_SUPPLIER_STATES } from './action-state.ts'

const MAX_OWNERS = 500
/** Suppliers whose actions one person follows. */
const MAX_OF_AN_OWNER = 5000
/** Actions of one supplier with one due date. */
const MAX_OF_A_GROUP = 500

export type DueGroup = { supplierId: string; dueAt: Date }

/**
 * Suppliers that have the next move on actions due within a span, by due date and supplier, after a place in that order.
 * Closed and disqualified suppliers are left out: nothing is asked of them any more.
 */
export function dueGroupsQuery(
  db: Db,
  { from, until }: { from: Date; until: Date },
  after: DueGroup | null,
  limit: number,
) {
  const { supplierId, dueAt, state } = correctiveActions
  return db
    .select({ supplierId, dueAt: sql<Date>`${dueAt}`.mapWith(dueAt) })
    .from(correctiveActions)
    .innerJoin(suppliers, eq(suppliers.id, supplierId))
    .where(
      and(
        isOneOf(state, WITH_SUPPLIER_STATES),
        gte(dueAt, from),
        lte(dueAt, until),
        isStillAsked(),
        after
          ? or(gt(dueAt, after.dueAt), and(eq(dueAt, after.dueAt), gt(supplierId, after.supplierId)))
          : undefined,
      ),
    )
    .groupBy(dueAt, supplierId)
    .orderBy(asc(dueAt), asc(supplierId))
    .limit(limit)
}

/** The actions of such a group on which the supplier still has the next move, in the order of their codes. */
export function findDueActions(db: Db, { supplierId, dueAt }: DueGroup) {
  return db
    .select()
    .from(correctiveActions)
    .where(
      and(
        eq(correctiveActions.supplierId, supplierId),
        isOneOf(correctiveActions.state, WITH_SUPPLIER_STATES),
        eq(correctiveActions.dueAt, dueAt),
      ),
    )
    .orderBy(asc(correctiveActions.code))
    .limit(MAX_OF_A_GROUP)
    .all()
}

/**
 * Open actions whose due date has passed without the committee being told of it, longest overdue first; without those of
 * closed and disqualified suppliers, about whom there is nothing left to decide.
 */
export function overdueQuery(db: Db, now: Date, after: { dueAt: Date; id: string } | null, limit: number) {
  const { id, dueAt, state, escalatedDueAt } = correctiveActions
  return db
    .select(getTableColumns(correctiveActions))
    .from(correctiveActions)
    .innerJoin(suppliers, eq(suppliers.id, correctiveActions.supplierId))
    .where(
      and(
        isOneOf(state, OPEN_ACTION_STATES),
        lt(dueAt, now),
        isStillAsked(),
        sql`${escalatedDueAt} is not ${dueAt}`,
        after ? or(gt(dueAt, after.dueAt), and(eq(dueAt, after.dueAt), gt(id, after.id))) : undefined,
      ),
    )
    .orderBy(asc(dueAt), asc(id))
    .limit(limit)
}

/** Notes of which due date the committee was told. No step of a person: what somebody is about to do stays possible. */
export function markEscalated(db: Db, id: string, dueAt: Date, now: Date) {
  db.update(correctiveActions)
    .set({ escalatedDueAt: dueAt, escalatedAt: now })
    .where(eq(correctiveActions.id, id))
    .run()
}

/** How many open actions somebody follows, and what of them waits for the buyer. */
export type ActionCounts = Record<
  'open' | 'overdue' | 'contested' | 'plans' | 'evidence' | 'extensions',
  number
>

/** How many open actions each person of the buyer follows, also who has left since; null: nobody. */
export function findOwnerCounts(db: Db, now: Date) {
  const { ownerId } = correctiveActions
  return db
    .select({ ownerId, ...counts(now) })
    .from(correctiveActions)
    .leftJoin(actionExtensions, eq(actionExtensions.actionId, correctiveActions.id))
    .where(isOneOf(correctiveActions.state, OPEN_ACTION_STATES))
    .groupBy(ownerId)
    .limit(MAX_OWNERS)
    .all()
}

/** The same of the actions of one of these people, by who made them and for which supplier. */
export function findCountsOfOwner(db: Db, now: Date, ownerId: string | null) {
  const { createdById, supplierId } = correctiveActions
  return db
    .select({ ownerId: correctiveActions.ownerId, createdById, supplierId, ...counts(now) })
    .from(correctiveActions)
    .leftJoin(actionExtensions, eq(actionExtensions.actionId, correctiveActions.id))
    .where(
      and(
        isOneOf(correctiveActions.state, OPEN_ACTION_STATES),
        ownerId === null ? isNull(correctiveActions.ownerId) : eq(correctiveActions.ownerId, ownerId),
      ),
    )
    .groupBy(createdById, supplierId)
    .limit(MAX_OF_AN_OWNER)
    .all()
}

function counts(now: Date) {
  const { state, dueAt } = correctiveActions
  const countOf = (isSo: SQL) => sql<number>`coalesce(sum(${isSo}), 0)`.mapWith(Number)
  return {
    open: sql<number>`count(*)`.mapWith(Number),
    overdue: countOf(sql`${dueAt} < ${now.getTime()}`),
    contested: countOf(sql`${state} = 'contested'`),
    plans: countOf(sql`${state} = 'plan-review'`),
    evidence: countOf(sql`${state} = 'verifying'`),
    extensions: countOf(sql`${actionExtensions.decision} = 'pending'`),
  }
}
