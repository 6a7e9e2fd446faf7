import { and, asc, count, desc, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { EDITABLE_STATES, SUBMITTED_STATES, type AssessmentState } from '#app/assessments/assessment-state.ts'
import type { Grade } from '#app/grading/grades.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { contains, nameColumn } from '#app/suppliers/queries.server.ts'
import { searchTerms } from '#app/suppliers/supplier-search.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, suppliers, users } from '#db/schema/index.ts'
import { POPULATION_GROUPS, type PopulationCounts, type PopulationGroup } from './population-group.ts'
import type { GradeBasis, PopulationSearch, PopulationSort } from './population-search.ts'

/** The instants that decide about "on time" (the campaign's due date) and "overdue" (now). */
export type PopulationClock = { campaignDueAt: Date; now: Date }

export type Facet = 'category' | 'region' | 'supplierClass'
export type FacetCount<F extends Facet> = {
  value: (typeof assessments.$inferSelect)[F]
  population: number
  exempt: number
  replied: number
}

const GRADE_COLUMN = { verified: assessments.verifiedGrade, self: assessments.selfGrade }

const ORDER: Record<Exclude<PopulationSort, 'name'>, SQL> = {
  code: sql`${suppliers.code}`,
  category: sql`${assessments.category}`,
  region: sql`${assessments.region}`,
  class: sql`${assessments.supplierClass}`,
  state: sql`${assessments.state}`,
  progress: sql`1.0 * ${assessments.completeItems} / max(1, ${assessments.askedItems})`,
  due: sql`${assessments.dueAt}`,
  submitted: sql`${assessments.submittedAt}`,
  self: sql`${assessments.selfScore}`,
  score: sql`${assessments.verifiedScore}`,
}

/** The size of every group of a campaign's population, in one pass over it. */
export function countPopulation(db: Db, campaignId: string, clock: PopulationClock): PopulationCounts {
  const columns = POPULATION_GROUPS.map(
    group => [group, sql<number>`total(${inGroup(group, clock)})`] as const,
  )
  const row = db
    .select(Object.fromEntries(columns))
    .from(assessments)
    .where(eq(assessments.campaignId, campaignId))
    .get()
  return Object.fromEntries(POPULATION_GROUPS.map(group => [group, row?.[group] ?? 0])) as PopulationCounts
}

/** Population, exempt and replied by category, region or class. */
export function countRepliesByFacet<F extends Facet>(db: Db, campaignId: string, facet: F): FacetCount<F>[] {
  const rows = db
    .select({
      value: assessments[facet],
      population: count(),
      exempt: sql<number>`total(${assessments.state} = 'exempt')`,
      replied: sql<number>`total(${stateIn(SUBMITTED_STATES)})`,
    })
    .from(assessments)
    .where(eq(assessments.campaignId, campaignId))
    .groupBy(assessments[facet])
    .orderBy(assessments[facet])
    .all()
  return rows as FacetCount<F>[]
}

/** First submissions by calendar day in China time, oldest day first. */
export function countRepliesByDay(db: Db, campaignId: string) {
  const day = sql<string>`date(${assessments.firstSubmittedAt} / 1000 + 28800, 'unixepoch')`
  return db
    .select({ day, replied: count() })
    .from(assessments)
    .where(and(eq(assessments.campaignId, campaignId), sql`${assessments.firstSubmittedAt} is not null`))
    .groupBy(day)
    .orderBy(day)
    .limit(400)
    .all()
}

export function countByGrade(db: Db, campaignId: string, basis: GradeBasis): Record<Grade, number> {
  const column = GRADE_COLUMN[basis]
  const rows = db
    .select({ grade: column, n: count() })
    .from(assessments)
    .where(and(eq(assessments.campaignId, campaignId), sql`${column} is not null`))
    .groupBy(column)
    .all()
  return { A: 0, B: 0, C: 0, D: 0, ...Object.fromEntries(rows.map(({ grade, n }) => [grade, n])) }
}

export function countPopulationMatching(
  db: Db,
  campaignId: string,
  search: PopulationSearch,
  clock: PopulationClock,
) {
  const row = db
    .select({ n: count() })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .where(matching(campaignId, search, clock))
    .get()
  return row?.n ?? 0
}

/** One page in the search's order; rows without a value come last, the row id breaks ties. */
export function populationPageQuery(
  db: Db,
  campaignId: string,
  search: PopulationSearch,
  clock: PopulationClock,
  locale: Locale,
  pageSize: number,
) {
  const direction = search.direction === 'desc' ? desc : asc
  const by = search.sort === 'name' ? nameColumn(locale) : ORDER[search.sort]
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
      state: assessments.state,
      dueAt: assessments.dueAt,
      askedItems: assessments.askedItems,
      completeItems: assessments.completeItems,
      submittedAt: assessments.submittedAt,
      selfScore: assessments.selfScore,
      selfGrade: assessments.selfGrade,
      verifiedScore: assessments.verifiedScore,
      verifiedGrade: assessments.verifiedGrade,
      exemptReason: assessments.exemptReason,
      hasContact: sql<number>`${hasContact}`.mapWith(Boolean),
    })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .where(matching(campaignId, search, clock))
    .orderBy(sql`${by} is null`, direction(by), direction(sql`${assessments}.rowid`))
    .limit(pageSize)
    .offset((search.page - 1) * pageSize)
}

function matching(campaignId: string, search: PopulationSearch, clock: PopulationClock) {
  return and(
    eq(assessments.campaignId, campaignId),
    search.group === 'population' ? undefined : inGroup(search.group, clock),
    ...searchTerms(search.q).map(contains),
    search.category ? eq(assessments.category, search.category) : undefined,
    search.region ? eq(assessments.region, search.region) : undefined,
    search.supplierClass ? eq(assessments.supplierClass, search.supplierClass) : undefined,
    search.grade ? eq(GRADE_COLUMN[search.basis], search.grade) : undefined,
  )
}

const hasContact = sql`exists (
  select 1 from ${users} where ${users.supplierId} = ${assessments.supplierId} and ${users.disabledAt} is null)`

const isExpected = sql`${assessments.state} <> 'exempt'`

/** What it takes to be in a group: counts and lists both ask here, so they cannot differ. */
function inGroup(group: PopulationGroup, { campaignDueAt, now }: PopulationClock): SQL {
  switch (group) {
    case 'population':
      return sql`(1)`
    case 'invited':
      return isExpected
    case 'opened':
      return sql`(${isExpected} and coalesce(${assessments.openedAt}, ${assessments.startedAt}, ${assessments.firstSubmittedAt}) is not null)`
    case 'started':
      return sql`(${isExpected} and coalesce(${assessments.startedAt}, ${assessments.firstSubmittedAt}) is not null)`
    case 'replied':
      return stateIn(SUBMITTED_STATES)
    case 'on-time':
      return sql`(${stateIn(SUBMITTED_STATES)} and ${assessments.firstSubmittedAt} <= ${campaignDueAt.getTime()})`
    case 'overdue':
      return sql`(${stateIn(EDITABLE_STATES)} and ${assessments.dueAt} < ${now.getTime()})`
    case 'without-contact':
      return sql`(${stateIn(EDITABLE_STATES)} and not ${hasContact})`
    case 'to-review':
      return stateIn(['submitted', 'under-review'])
    case 'in-review':
      return stateIn(SUBMITTED_STATES.filter(state => state !== 'published'))
    case 'waiting':
      return stateIn(['invited'])
    default:
      return stateIn([group])
  }
}

function stateIn(states: readonly AssessmentState[]): SQL {
  return inArray(assessments.state, [...states])
}
