import { and, count, eq, gte, isNotNull, isNull, lt, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { isOneOf } from '#app/reports/is-one-of-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { correctiveActions } from '#db/schema/index.ts'
import { NONE, type ActionFilter, type StateFilter } from './action-search.ts'
import { OPEN_ACTION_STATES, WITH_BUYER_STATES, WITH_SUPPLIER_STATES } from './action-state.ts'
import { issuedBetween, type IssuedBetween } from './age-bucket.ts'

/** What a list with this filter has, as of now: the board's figures and the exports count by the same words. */
export function matchingActions(filter: ActionFilter, now: Date): SQL | undefined {
  const { ownerId, dimension, severity, source, supplierId, dueAt, issuedAt, endedAt, repeatOfId } =
    correctiveActions
  return and(
    filter.state ? inState(filter.state) : undefined,
    filter.severity ? eq(severity, filter.severity) : undefined,
    filter.source ? eq(source, filter.source) : undefined,
    filter.isOverdue ? and(inState('open'), lt(dueAt, now)) : undefined,
    filter.age ? and(inState('open'), between(issuedAt, issuedBetween(filter.age, now))) : undefined,
    valueOrNone(ownerId, filter.ownerId),
    valueOrNone(dimension, filter.dimension),
    filter.supplierId ? eq(supplierId, filter.supplierId) : undefined,
    filter.isRepeat ? isNotNull(repeatOfId) : undefined,
    filter.closed ? and(inState('closed'), isClosed(filter.closed)) : undefined,
    filter.closedIn ? and(inState('closed'), between(endedAt, yearOf(filter.closedIn))) : undefined,
    filter.issuedIn ? between(issuedAt, yearOf(filter.issuedIn)) : undefined,
  )
}

export function countMatchingActions(db: Db, filter: ActionFilter, now: Date): number {
  const row = db.select({ n: count() }).from(correctiveActions).where(matchingActions(filter, now)).get()
  return row?.n ?? 0
}

/** Closed no later than its due date: a date that was moved counts as it was moved. */
export const isClosedOnTime = sql`${correctiveActions.endedAt} <= ${correctiveActions.dueAt}`

/** A calendar year in China. */
export function yearOf(year: number): IssuedBetween {
  return { from: new Date(`${year}-01-01T00:00+08:00`), before: new Date(`${year + 1}-01-01T00:00+08:00`) }
}

export function between(instant: SQLiteColumn, { from, before }: IssuedBetween): SQL | undefined {
  return and(from ? gte(instant, from) : undefined, before ? lt(instant, before) : undefined)
}

function inState(state: StateFilter): SQL {
  switch (state) {
    case 'open':
      return isOneOf(correctiveActions.state, OPEN_ACTION_STATES)
    case 'with-supplier':
      return isOneOf(correctiveActions.state, WITH_SUPPLIER_STATES)
    case 'with-buyer':
      return isOneOf(correctiveActions.state, WITH_BUYER_STATES)
    default:
      return eq(correctiveActions.state, state)
  }
}

function isClosed(closed: 'on-time' | 'late'): SQL {
  return closed === 'on-time' ? isClosedOnTime : sql`not (${isClosedOnTime})`
}

function valueOrNone(column: SQLiteColumn, value: string | null): SQL | undefined {
  if (value === null) return undefined
  return value === NONE ? isNull(column) : eq(column, value)
}
