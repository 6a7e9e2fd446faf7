import { asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import type { Grade } from '#app/grading/grades.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { nameColumn } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, suppliers, users } from '#db/schema/index.ts'
import { GRADE_COLUMN, matching, type PopulationScope } from './population-filter-queries.server.ts'
import type { GradeBasis, PopulationSearch, PopulationSort } from './population-search.ts'

const ORDER: Record<Exclude<PopulationSort, 'code' | 'name'>, SQL> = {
  category: sql`${assessments.category}`,
  region: sql`${assessments.region}`,
  class: sql`${assessments.supplierClass}`,
  state: sql`${assessments.state}`,
  progress: sql`1.0 * ${assessments.completeItems} / max(1, ${assessments.askedItems})`,
  due: sql`${assessments.dueAt}`,
  submitted: sql`${assessments.submittedAt}`,
  saved: sql`${assessments.lastSavedAt}`,
  self: sql`${assessments.selfScore}`,
  score: sql`${assessments.verifiedScore}`,
}

/**
 * From this many on, a list sorted by code or name follows the register's index and leaves out who is not
 * meant; fewer are found first and sorted then.
 */
const FOLLOW_INDEX_FROM = 3000

/** A page of a list: `offset` counts from its start, `total` is its length. */
export type PageAsked = { total: number; offset: number; pageSize: number }

export function countByGrade(db: Db, campaignId: string, basis: GradeBasis): Record<Grade, number> {
  const column = GRADE_COLUMN[basis]
  const rows = db
    .select({ grade: column, n: count() })
    .from(assessments)
    .where(sql`${assessments.campaignId} = ${campaignId} and ${column} is not null`)
    .groupBy(column)
    .all()
  return { A: 0, B: 0, C: 0, D: 0, ...Object.fromEntries(rows.map(({ grade, n }) => [grade, n])) }
}

export function matchCountQuery(db: Db, scope: PopulationScope, search: PopulationSearch) {
  const query = db.select({ n: count() }).from(assessments).$dynamic()
  const joined = search.q ? query.innerJoin(suppliers, eq(suppliers.id, assessments.supplierId)) : query
  return joined.where(matching(scope, search))
}

/**
 * The ids of one page in the search's order; rows without a value come last, the row id breaks ties. The second
 * half of a list is read from its end. `isReversed` says that the ids come in the opposite order.
 */
export function pageIdsQuery(
  db: Db,
  scope: PopulationScope,
  search: PopulationSearch,
  locale: Locale,
  { total, offset, pageSize }: PageAsked,
) {
  const length = Math.max(0, Math.min(pageSize, total - offset))
  const isReversed = offset > total / 2
  const isDescending = (search.direction === 'desc') !== isReversed
  const window = { limit: length, offset: isReversed ? total - offset - length : offset }
  const query =
    search.sort === 'code' || search.sort === 'name'
      ? bySupplier(db, scope, search, locale, isDescending, total)
      : byAssessment(db, scope, search, search.sort, isDescending, isReversed)
  return { isReversed, query: query.limit(window.limit).offset(window.offset) }
}

function bySupplier(
  db: Db,
  scope: PopulationScope,
  search: PopulationSearch,
  locale: Locale,
  isDescending: boolean,
  total: number,
) {
  const direction = isDescending ? desc : asc
  const by = search.sort === 'name' ? nameColumn(locale) : sql`${suppliers.code}`
  const order = [direction(by), direction(sql`${suppliers}.rowid`)]
  const ids = db.select({ id: assessments.id })
  // A cross join keeps SQLite to the written order of tables.
  if (total >= FOLLOW_INDEX_FROM && !search.q)
    return ids
      .from(suppliers)
      .crossJoin(assessments)
      .where(sql`${assessments.supplierId} = ${suppliers.id} and ${matching(scope, search)}`)
      .orderBy(...order)
      .$dynamic()
  return ids
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .where(matching(scope, search))
    .orderBy(...order)
    .$dynamic()
}

function byAssessment(
  db: Db,
  scope: PopulationScope,
  search: PopulationSearch,
  sort: Exclude<PopulationSort, 'code' | 'name'>,
  isDescending: boolean,
  isReversed: boolean,
) {
  const direction = isDescending ? desc : asc
  const by = ORDER[sort]
  const ids = db.select({ id: assessments.id }).from(assessments).$dynamic()
  const joined = search.q ? ids.innerJoin(suppliers, eq(suppliers.id, assessments.supplierId)) : ids
  return joined
    .where(matching(scope, search))
    .orderBy(
      isReversed ? sql`${by} is not null` : sql`${by} is null`,
      direction(by),
      direction(sql`${assessments}.rowid`),
    )
}

/** What a list shows of these assessments, in no order. */
export function rowsQuery(db: Db, ids: string[]) {
  return db
    .select({
      id: assessments.id,
      supplierId: suppliers.id,
      code: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      category: assessments.category,
      region: assessments.region,
      supplierClass: assessments.supplierClass,
      spendBand: assessments.spendBand,
      state: assessments.state,
      dueAt: assessments.dueAt,
      extensions: assessments.extensions,
      askedItems: assessments.askedItems,
      completeItems: assessments.completeItems,
      declinedItems: assessments.declinedItems,
      lastSavedAt: assessments.lastSavedAt,
      submittedAt: assessments.submittedAt,
      reviewerName: users.name,
      selfScore: assessments.selfScore,
      selfGrade: assessments.selfGrade,
      verifiedScore: assessments.verifiedScore,
      verifiedGrade: assessments.verifiedGrade,
      exemptReason: assessments.exemptReason,
      declinedAt: assessments.declinedAt,
      declineReason: assessments.declineReason,
      hasContact: sql<number>`${suppliers.reachablePeople} > 0`.mapWith(Boolean),
    })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .leftJoin(users, eq(users.id, assessments.reviewerId))
    .where(inArray(assessments.id, ids))
}
