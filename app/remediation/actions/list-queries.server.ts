import { aliasedTable, and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm'
import { isOneOf } from '#app/reports/is-one-of-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { correctiveActions, suppliers, users } from '#db/schema/index.ts'
import type { ActionFilter } from './action-search.ts'
import type { ActionState } from './action-state.ts'
import { matchingActions } from './matching-queries.server.ts'

const owners = aliasedTable(users, 'owners')

const columns = {
  id: correctiveActions.id,
  code: correctiveActions.code,
  state: correctiveActions.state,
  severity: correctiveActions.severity,
  source: correctiveActions.source,
  finding: correctiveActions.finding,
  dimension: correctiveActions.dimension,
  dueAt: correctiveActions.dueAt,
  endedAt: correctiveActions.endedAt,
  rev: correctiveActions.rev,
  promisedPoints: correctiveActions.promisedPoints,
  repeatOfId: correctiveActions.repeatOfId,
  supplierId: correctiveActions.supplierId,
  supplierNameZh: suppliers.nameZh,
  supplierNameEn: suppliers.nameEn,
  ownerName: owners.name,
}

export type ListedAction = ReturnType<typeof findActionList>[number]

/** One page of actions: what is due first stands first, of what has ended the last one. */
export function findActionList(db: Db, filter: ActionFilter, now: Date, page: number, pageSize: number) {
  const ids = actionIdsQuery(db, filter, now, page, pageSize)
    .all()
    .map(({ id }) => id)
  return ids.length === 0 ? [] : rowsOf(db, ids)
}

/** Finds the page's ids before it reads their rows and names. */
export function actionIdsQuery(db: Db, filter: ActionFilter, now: Date, page: number, pageSize: number) {
  return db
    .select({ id: correctiveActions.id })
    .from(correctiveActions)
    .where(matchingActions(filter, now))
    .orderBy(
      // Drafts have no due date yet, and lie after everything that has.
      asc(sql`${correctiveActions.endedAt} is not null`),
      desc(correctiveActions.endedAt),
      asc(sql`${correctiveActions.dueAt} is null`),
      asc(correctiveActions.dueAt),
      asc(correctiveActions.code),
    )
    .limit(pageSize)
    .offset((page - 1) * pageSize)
}

/** One page of a supplier's own actions in these states, in the same order. */
export function findOwnActionList(
  db: Db,
  supplierId: string,
  states: readonly ActionState[],
  page: number,
  pageSize: number,
) {
  const ids = ownIdsQuery(db, supplierId, states, page, pageSize)
    .all()
    .map(({ id }) => id)
  return ids.length === 0 ? [] : rowsOf(db, ids)
}

export function ownIdsQuery(
  db: Db,
  supplierId: string,
  states: readonly ActionState[],
  page: number,
  pageSize: number,
) {
  return db
    .select({ id: correctiveActions.id })
    .from(correctiveActions)
    .where(and(eq(correctiveActions.supplierId, supplierId), isOneOf(correctiveActions.state, states)))
    .orderBy(desc(correctiveActions.endedAt), asc(correctiveActions.dueAt), asc(correctiveActions.code))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
}

export function countOwnActions(db: Db, supplierId: string, states: readonly ActionState[]): number {
  return ownCountQuery(db, supplierId, states).get()?.n ?? 0
}

export function ownCountQuery(db: Db, supplierId: string, states: readonly ActionState[]) {
  return db
    .select({ n: count() })
    .from(correctiveActions)
    .where(and(eq(correctiveActions.supplierId, supplierId), isOneOf(correctiveActions.state, states)))
}

function rowsOf(db: Db, ids: readonly string[]) {
  const rows = db
    .select(columns)
    .from(correctiveActions)
    .innerJoin(suppliers, eq(suppliers.id, correctiveActions.supplierId))
    .leftJoin(owners, eq(owners.id, correctiveActions.ownerId))
    .where(inArray(correctiveActions.id, [...ids]))
    .all()
  return ids.flatMap(id => rows.filter(row => row.id === id))
}
