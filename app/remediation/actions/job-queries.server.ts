import {
  and,
  asc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  ne,
  or,
  sql,
} from 'drizzle-orm'
import { isOneOf } from '#app/reports/is-one-of-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { actionExtensions, correctiveActions, suppliers } from '#db/schema/index.ts'
import { OPEN_ACTION_STATES, WITH_SUPPLIER_STATES } from './action-state.ts'

const MAX_OWNERS = 500
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

function isStillAsked() {
  return and(isNull(suppliers.closedAt), ne(suppliers.status, 'disqualified'))
}

/** Notes of which due date the committee was told. No step of a person: what somebody is about to do stays possible. */
export function markEscalated(db: Db, id: string, dueAt: Date, now: Date) {
  db.update(correctiveActions)
    .set({ escalatedDueAt: dueAt, escalatedAt: now })
    .where(eq(correctiveActions.id, id))
    .run()
}

/** How many open actions each person of the buyer follows, and what of them waits for the buyer. */
export function findOwnerCounts(db: Db, now: Date) {
  const { ownerId, state, dueAt } = correctiveActions
  const countOf = (one: string) => sql<number>`sum(${state} = ${one})`.mapWith(Number)
  return db
    .select({
      ownerId: sql<string>`${ownerId}`,
      open: sql<number>`count(*)`.mapWith(Number),
      overdue: sql<number>`sum(${dueAt} < ${now.getTime()})`.mapWith(Number),
      contested: countOf('contested'),
      plans: countOf('plan-review'),
      evidence: countOf('verifying'),
    })
    .from(correctiveActions)
    .where(and(isOneOf(state, OPEN_ACTION_STATES), isNotNull(ownerId)))
    .groupBy(ownerId)
    .limit(MAX_OWNERS)
    .all()
}

/** How many requests for more time wait for each of these people. */
export function countWaitingExtensions(db: Db, ownerIds: readonly string[]): Map<string, number> {
  const rows = db
    .select({ ownerId: sql<string>`${correctiveActions.ownerId}`, n: sql<number>`count(*)`.mapWith(Number) })
    .from(actionExtensions)
    .innerJoin(correctiveActions, eq(correctiveActions.id, actionExtensions.actionId))
    .where(
      and(
        eq(actionExtensions.decision, 'pending'),
        isOneOf(correctiveActions.state, OPEN_ACTION_STATES),
        inArray(correctiveActions.ownerId, [...ownerIds]),
      ),
    )
    .groupBy(correctiveActions.ownerId)
    .all()
  return new Map(rows.map(({ ownerId, n }) => [ownerId, n]))
}
