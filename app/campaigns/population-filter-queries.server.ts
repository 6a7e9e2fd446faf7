import { and, eq, inArray, isNull, sql, type SQL } from 'drizzle-orm'
import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import { contains } from '#app/suppliers/queries.server.ts'
import { searchTerms } from '#app/suppliers/supplier-search.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import { answers, assessments, assessmentSites, suppliers, users } from '#db/schema/index.ts'
import {
  GROUP_RULES,
  STALLED_AFTER_DAYS,
  type GroupClause,
  type PopulationGroup,
} from './population-group.ts'
import { NOT_KNOWN, type ItemStanding, type PopulationSearch } from './population-search.ts'

/** What a list needs to know beside its search. */
export type PopulationScope = {
  campaignId: string
  /** Decides about "on time". */
  campaignDueAt: Date
  /** Decides about "overdue" and "stalled". */
  now: Date
  /** What the search's item or section asks; null without one. */
  asked: AskedItems | null
}

/** The items that an item's or a section's code stands for, and how many of them each category is asked. */
export type AskedItems = { codes: readonly string[]; perCategory: Record<SupplierCategory, number> }

export const GRADE_COLUMN = { verified: assessments.verifiedGrade, self: assessments.selfGrade }

const DAY_MS = 86_400_000

/** What it takes to be found by a search; joins nothing but `suppliers`, and that only for a query. */
export function matching(scope: PopulationScope, search: PopulationSearch): SQL | undefined {
  return and(
    eq(assessments.campaignId, scope.campaignId),
    search.group === 'population' ? undefined : inGroup(search.group, scope),
    ...searchTerms(search.q).map(contains),
    search.category ? eq(assessments.category, search.category) : undefined,
    search.region ? eq(assessments.region, search.region) : undefined,
    search.supplierClass ? eq(assessments.supplierClass, search.supplierClass) : undefined,
    search.spend ? isOrNone(assessments.spendBand, search.spend) : undefined,
    search.reviewer ? isOrNone(assessments.reviewerId, search.reviewer) : undefined,
    search.site ? servesSite(search.site) : undefined,
    search.day ? submittedOn(search.day) : undefined,
    search.standing ? standsAt(search.standing, scope) : undefined,
    search.grade ? eq(GRADE_COLUMN[search.basis], search.grade) : undefined,
  )
}

/** What it takes to be in a group, after the group's rule. */
export function inGroup(group: PopulationGroup, scope: PopulationScope): SQL | undefined {
  const { states, minStage, clause } = GROUP_RULES[group]
  return and(
    stateIn(states),
    minStage ? sql`${assessments.stage} >= ${minStage}` : undefined,
    clause ? meetsClause(clause, scope) : undefined,
  )
}

export function stateIn(states: readonly AssessmentState[]): SQL {
  return inArray(assessments.state, [...states])
}

function meetsClause(clause: GroupClause, { campaignDueAt, now }: PopulationScope): SQL | undefined {
  switch (clause) {
    case 'on-time':
      return sql`${assessments.firstSubmittedAt} <= ${campaignDueAt.getTime()}`
    case 'stalled':
      return and(IS_UNDER_WAY, sql`${assessments.lastSavedAt} < ${stalledBefore(now)}`)
    case 'overdue':
      return sql`${assessments.dueAt} < ${now.getTime()}`
    case 'extended':
      return sql`${assessments.extensions} > 0 and ${assessments.dueAt} >= ${now.getTime()}`
    case 'declined':
      return sql`${assessments.declinedAt} is not null`
    case 'commented':
      return sql`${assessments.openComments} > 0`
    case 'without-contact':
      return sql`${assessments.supplierId} in ${UNREACHABLE}`
    case 'undeliverable':
      return sql`${assessments.supplierId} in ${UNREACHABLE} and ${assessments.supplierId} in ${REFUSED}`
  }
}

/** Written out, not bound: only so is the index of those under way found. */
export const IS_UNDER_WAY = sql`${assessments.state} = 'in-progress'`

/** Found through an index that holds only these. */
const UNREACHABLE = sql`(select ${suppliers.id} from ${suppliers} where ${suppliers.reachablePeople} = 0)`
const REFUSED = sql`(
  select ${users.supplierId} from ${users}
  where ${users.undeliverableAt} is not null and ${users.disabledAt} is null and ${users.supplierId} is not null)`

function isOrNone(column: typeof assessments.spendBand | typeof assessments.reviewerId, value: string): SQL {
  return value === NOT_KNOWN ? isNull(column) : sql`${column} = ${value}`
}

function servesSite(siteId: string): SQL {
  return sql`exists (select 1 from ${assessmentSites}
    where ${assessmentSites.assessmentId} = ${assessments.id} and ${assessmentSites.siteId} = ${siteId})`
}

function submittedOn(day: string): SQL | undefined {
  const start = Date.parse(`${day}T00:00:00+08:00`)
  if (Number.isNaN(start)) return sql`0`
  return sql`${assessments.firstSubmittedAt} >= ${start} and ${assessments.firstSubmittedAt} < ${start + DAY_MS}`
}

function standsAt(standing: ItemStanding, { asked, now }: PopulationScope): SQL | undefined {
  if (!asked) return sql`0`
  const ofItems = sql`${answers.assessmentId} = ${assessments.id} and ${inArray(answers.itemCode, [...asked.codes])}`
  const complete = sql`(select count(*) from ${answers} where ${ofItems} and ${answers.isComplete} = 1)`
  const any = (condition: SQL) => sql`exists (select 1 from ${answers} where ${ofItems} and ${condition})`
  const askedOf = askedCount(asked)
  switch (standing) {
    case 'complete':
      return and(IS_UNDER_WAY, sql`${askedOf} > 0 and ${complete} = ${askedOf}`)
    case 'begun':
      return and(IS_UNDER_WAY, any(sql`1`), sql`${complete} < ${askedOf}`)
    case 'untouched':
      return and(IS_UNDER_WAY, sql`${askedOf} > 0`, sql`not ${any(sql`1`)}`)
    case 'stalled':
      return and(
        IS_UNDER_WAY,
        inArray(assessments.lastItemCode, [...asked.codes]),
        sql`${assessments.lastSavedAt} < ${stalledBefore(now)}`,
      )
    case 'declined':
      return any(sql`${answers.isDeclined} = 1`)
    case 'not-applicable':
      return any(sql`${answers.isNotApplicable} = 1`)
  }
}

/** How many of the items a supplier's category is asked. */
function askedCount({ perCategory }: AskedItems): SQL {
  const cases = Object.entries(perCategory).map(([category, n]) => sql`when ${category} then ${n}`)
  return sql`(case ${assessments.category} ${sql.join(cases, sql` `)} end)`
}

/** Milliseconds: whoever is under way and saved nothing since then has stopped. */
export function stalledBefore(now: Date) {
  return now.getTime() - STALLED_AFTER_DAYS * DAY_MS
}
