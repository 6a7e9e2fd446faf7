import { and, count, desc, eq, exists, inArray, isNotNull, sql, type SQL } from 'drizzle-orm'
import { isOneOf } from '#app/reports/is-one-of-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  actionPlans,
  audits,
  correctiveActions,
  measureCases,
  measureDecisions,
  suppliers,
  users,
} from '#db/schema/index.ts'
import { AGE_BUCKETS, issuedBetween, type AgeBucket } from '../actions/age-bucket.ts'
import { NO_ACTION_FILTER } from '../actions/action-search.ts'
import { between, isClosedOnTime, matchingActions, yearOf } from '../actions/matching-queries.server.ts'
import type { ClosedCount, OpenCount } from './figures.ts'

/** States, severities, dimensions, owners and ages are few; more groups than this are not there. */
const MAX_GROUPS = 20_000
const MAX_OWNERS = 500

const TOLD_AUDIT_STATES = ['findings-issued', 'follow-up', 'closed', 'archived']

const { dueAt, issuedAt, endedAt, severity, promisedPoints, wonPoints, repeatOfId, supplierId } =
  correctiveActions

/** Open actions by everything that the board counts them by: read off one index. */
export function countOpenActions(db: Db, now: Date): OpenCount[] {
  const { state, dimension, ownerId } = correctiveActions
  const age = ageOf(now)
  const isOverdue = isPast(now)
  return db
    .select({
      ...{ state, severity, dimension, ownerId, age },
      isOverdue: sql<boolean>`${isOverdue}`.mapWith(Boolean),
      n: count(),
      promised: sql<number>`total(${promisedPoints})`,
    })
    .from(correctiveActions)
    .where(openActions(now))
    .groupBy(state, severity, dimension, ownerId, sql`5`, sql`6`)
    .limit(MAX_GROUPS)
    .all()
}

/** The suppliers with most open actions, those with more overdue ones first among equals. */
export function findBusiestSuppliers(db: Db, now: Date, limit: number) {
  const { id, code, nameZh, nameEn, standingGrade } = suppliers
  const open = count()
  const overdue = sql<number>`total(${isPast(now)})`
  return db
    .select({ ...{ id, code, nameZh, nameEn, standingGrade }, open, overdue })
    .from(correctiveActions)
    .innerJoin(suppliers, eq(suppliers.id, supplierId))
    .where(openActions(now))
    .groupBy(supplierId)
    .orderBy(desc(open), desc(overdue), code)
    .limit(limit)
    .all()
}

/** Actions closed in a year by severity, days and whether they were on time. */
export function countClosedActions(db: Db, year: number): ClosedCount[] {
  const days = sql<number>`${chinaDayOf(sql`${endedAt}`)} - ${chinaDayOf(sql`${issuedAt}`)}`
  return db
    .select({
      severity,
      days,
      isOnTime: sql<boolean>`${isClosedOnTime}`.mapWith(Boolean),
      n: count(),
      promised: sql<number>`total(${promisedPoints})`,
      won: sql<number>`total(${wonPoints})`,
    })
    .from(correctiveActions)
    .where(and(sql`${correctiveActions.state} = 'closed'`, between(endedAt, yearOf(year))))
    .groupBy(severity, sql`2`, sql`3`)
    .limit(MAX_GROUPS)
    .all()
}

/** Actions issued in a year, how many of them repeat an earlier finding, and of how many suppliers they are. */
export function countIssuedActions(db: Db, year: number) {
  const row = db
    .select({
      issued: count(),
      repeats: count(repeatOfId),
      suppliers: sql<number>`count(distinct ${supplierId})`,
    })
    .from(correctiveActions)
    .where(between(issuedAt, yearOf(year)))
    .get()
  return row ?? { issued: 0, repeats: 0, suppliers: 0 }
}

/** Suppliers with an action issued in a year for which a plan was accepted. */
export function countSuppliersWithPlan(db: Db, year: number): number {
  const row = db
    .select({ n: sql<number>`count(distinct ${supplierId})` })
    .from(correctiveActions)
    .where(
      and(
        between(issuedAt, yearOf(year)),
        exists(
          db
            .select({ one: sql`1` })
            .from(actionPlans)
            .where(and(eq(actionPlans.actionId, correctiveActions.id), eq(actionPlans.decision, 'accepted'))),
        ),
      ),
    )
    .get()
  return row?.n ?? 0
}

/** Suppliers for which a measure began in a year. */
export function countSuppliersWithCase(db: Db, year: number): number {
  const row = db
    .select({ n: sql<number>`count(distinct ${measureCases.supplierId})` })
    .from(measureCases)
    .where(between(measureCases.openedAt, yearOf(year)))
    .get()
  return row?.n ?? 0
}

/** Suppliers that a decision approved in a year has disqualified. */
export function countSuppliersEnded(db: Db, year: number): number {
  const { kind, state, decidedAt } = measureDecisions
  const row = db
    .select({ n: sql<number>`count(distinct ${measureDecisions.supplierId})` })
    .from(measureDecisions)
    .where(and(eq(state, 'approved'), eq(kind, 'eliminate'), between(decidedAt, yearOf(year))))
    .get()
  return row?.n ?? 0
}

/** Audits of a year that were not cancelled, and how many of them have told what they found. */
export function countAudits(db: Db, year: number) {
  const isDone = isOneOf(audits.state, TOLD_AUDIT_STATES)
  const row = db
    .select({ planned: count(), done: sql<number>`total(${isDone})` })
    .from(audits)
    .where(and(eq(audits.year, year), sql`${audits.state} <> 'cancelled'`))
    .get()
  return row ?? { planned: 0, done: 0 }
}

/** The first instant at which an action was issued; null before there is any. */
export function findFirstIssue(db: Db): Date | null {
  const row = db
    .select({ issuedAt })
    .from(correctiveActions)
    .where(isNotNull(issuedAt))
    .orderBy(issuedAt)
    .limit(1)
    .get()
  return row?.issuedAt ?? null
}

/** People by id with their names; whoever has left is among them. */
export function findOwnerNames(db: Db, ids: readonly string[]) {
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, ids.slice(0, MAX_OWNERS)))
    .all()
}

function openActions(now: Date): SQL | undefined {
  return matchingActions({ ...NO_ACTION_FILTER, state: 'open' }, now)
}

function isPast(now: Date): SQL {
  return sql`${dueAt} < ${now.getTime()}`
}

function ageOf(now: Date): SQL<AgeBucket> {
  const cases = AGE_BUCKETS.map(bucket => {
    const { from } = issuedBetween(bucket, now)
    return from && sql`when ${issuedAt} >= ${from.getTime()} then ${bucket}`
  })
  return sql<AgeBucket>`case ${sql.join(
    cases.filter(each => each !== null),
    sql` `,
  )} else ${AGE_BUCKETS[AGE_BUCKETS.length - 1]} end`
}

/** As `chinaDay` counts. */
function chinaDayOf(instant: SQL): SQL {
  return sql`((${instant} + 28800000) / 86400000)`
}
