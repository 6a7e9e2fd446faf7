import { and, asc, count, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { assessments, dimensionScores, lostItems, suppliers } from '#db/schema/index.ts'
import { inGap } from './queries.server.ts'
import type { Move, ResultSearch, SpendFilter } from './result-search.ts'

/**
 * A campaign may have 100,000 results, so each list is counted and sorted on one index that holds all it asks for,
 * and only the rows of the page are read: `assessments_board`, or for a dimension or an item the index of that
 * table, which is in the order of the score already.
 */

const GRADE_COLUMN = { verified: assessments.verifiedGrade, self: assessments.selfGrade }
const SCORE_COLUMN = { verified: assessments.verifiedScore, self: assessments.selfScore }

const assessmentRowId = sql<number>`${assessments}.rowid`

export function countMatchingResults(db: Db, campaignId: string, search: ResultSearch) {
  const counted = db.select({ n: count() })
  const row = search.item
    ? counted.from(lostItems).where(shortOn(campaignId, search)).get()
    : search.dimension
      ? counted.from(dimensionScores).where(scoredIn(campaignId, search)).get()
      : counted.from(assessments).where(onBoard(campaignId, search)).get()
  return row?.n ?? 0
}

/** Row ids of the assessments of one page, in the search's order; ties by row id. */
export function resultPageQuery(db: Db, campaignId: string, search: ResultSearch, pageSize: number) {
  const direction = search.direction === 'desc' ? desc : asc
  return db
    .select({ rowId: assessmentRowId })
    .from(assessments)
    .where(onBoard(campaignId, search))
    .orderBy(direction(orderOf(search)), direction(assessmentRowId))
    .limit(pageSize)
    .offset((search.page - 1) * pageSize)
}

/** Ids of one page of those with a score in the dimension of the search, by that score. */
export function dimensionPageQuery(db: Db, campaignId: string, search: ResultSearch, pageSize: number) {
  const direction = search.direction === 'desc' ? desc : asc
  const { score, category, region, supplierClass, assessmentId } = dimensionScores
  return db
    .select({ id: assessmentId })
    .from(dimensionScores)
    .where(scoredIn(campaignId, search))
    .orderBy(...[score, category, region, supplierClass, assessmentId].map(column => direction(column)))
    .limit(pageSize)
    .offset((search.page - 1) * pageSize)
}

/** Ids of one page of those who lost points on the item of the search, by the score of the whole result. */
export function itemPageQuery(db: Db, campaignId: string, search: ResultSearch, pageSize: number) {
  const direction = search.direction === 'desc' ? desc : asc
  const { score, items, assessmentId } = lostItems
  return db
    .select({ id: assessmentId })
    .from(lostItems)
    .where(shortOn(campaignId, search))
    .orderBy(...[score, items, assessmentId].map(column => direction(column)))
    .limit(pageSize)
    .offset((search.page - 1) * pageSize)
}

/** The rows of one page, in the order of their keys. */
export function findResultRows(
  db: Db,
  keys: { ids: string[] } | { rowIds: number[] },
  search: Pick<ResultSearch, 'dimension' | 'basis'>,
) {
  const rows = db
    .select({
      rowId: assessmentRowId,
      id: assessments.id,
      supplierId: suppliers.id,
      code: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      category: assessments.category,
      region: assessments.region,
      supplierClass: assessments.supplierClass,
      spendBand: assessments.spendBand,
      selfScore: assessments.selfScore,
      selfGrade: assessments.selfGrade,
      verifiedScore: assessments.verifiedScore,
      verifiedGrade: assessments.verifiedGrade,
      scoreChange: assessments.scoreChange,
      gradeChange: assessments.gradeChange,
      dimensionScore: dimensionScores.score,
    })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .leftJoin(
      dimensionScores,
      and(
        eq(dimensionScores.assessmentId, assessments.id),
        eq(dimensionScores.kind, search.basis),
        eq(dimensionScores.dimension, search.dimension ?? ''),
      ),
    )
    .where('ids' in keys ? inArray(assessments.id, keys.ids) : inArray(assessmentRowId, keys.rowIds))
    .all()
  if ('ids' in keys) {
    const byId = new Map(rows.map(row => [row.id, row]))
    return keys.ids.flatMap(id => byId.get(id) ?? [])
  }
  const byRowId = new Map(rows.map(row => [row.rowId, row]))
  return keys.rowIds.flatMap(rowId => byRowId.get(rowId) ?? [])
}

/**
 * The plus keeps SQLite from walking an index of scores and reading every row it meets; a list of changes and
 * nothing else is what the index of changes has.
 */
function orderOf(search: ResultSearch): SQL {
  const { sort, basis } = search
  if (sort !== 'change') return sql`+${sort === 'self' ? assessments.selfScore : SCORE_COLUMN[basis]}`
  return isOfChangesAlone(search) ? sql`${assessments.scoreChange}` : sql`+${assessments.scoreChange}`
}

function isOfChangesAlone(search: ResultSearch) {
  const { move, grade, selfGrade, category, region, supplierClass, spend, gap } = search
  const isByScore = move === null || move === 'score-up' || move === 'score-down'
  return isByScore && ![grade, selfGrade, category, region, supplierClass, spend, gap].some(Boolean)
}

function onBoard(campaignId: string, search: ResultSearch) {
  return and(
    eq(assessments.campaignId, campaignId),
    // Who has a change has a published grade.
    search.grade || search.sort === 'change' ? undefined : isNotNull(GRADE_COLUMN[search.basis]),
    search.category ? eq(assessments.category, search.category) : undefined,
    search.region ? eq(assessments.region, search.region) : undefined,
    search.supplierClass ? eq(assessments.supplierClass, search.supplierClass) : undefined,
    search.sort === 'change' ? isNotNull(assessments.scoreChange) : undefined,
    ...ownFilters(search),
  )
}

function scoredIn(campaignId: string, search: ResultSearch) {
  const { basis, dimension, category, region, supplierClass } = search
  return and(
    eq(dimensionScores.campaignId, campaignId),
    eq(dimensionScores.kind, basis),
    eq(dimensionScores.dimension, dimension ?? ''),
    isNotNull(dimensionScores.score),
    category ? eq(dimensionScores.category, category) : undefined,
    region ? eq(dimensionScores.region, region) : undefined,
    supplierClass ? eq(dimensionScores.supplierClass, supplierClass) : undefined,
    isOfAssessment(sql`${dimensionScores.assessmentId}`, ownFilters(search)),
  )
}

function shortOn(campaignId: string, search: ResultSearch) {
  const { basis, item, category, region, supplierClass } = search
  return and(
    eq(lostItems.campaignId, campaignId),
    eq(lostItems.kind, basis),
    sql`instr(${lostItems.items}, ${`,${item},`}) > 0`,
    isOfAssessment(sql`${lostItems.assessmentId}`, [
      ...ownFilters(search),
      ...(category ? [eq(assessments.category, category)] : []),
      ...(region ? [eq(assessments.region, region)] : []),
      ...(supplierClass ? [eq(assessments.supplierClass, supplierClass)] : []),
    ]),
  )
}

/** What only the assessment knows. */
function ownFilters(search: ResultSearch): SQL[] {
  return [
    search.grade ? eq(GRADE_COLUMN[search.basis], search.grade) : undefined,
    search.selfGrade ? eq(assessments.selfGrade, search.selfGrade) : undefined,
    search.spend ? inSpend(search.spend) : undefined,
    search.move ? hasMoved(search.move) : undefined,
    search.gap ? inGap(search.gap) : undefined,
  ].filter(filter => filter !== undefined)
}

function isOfAssessment(id: SQL, filters: SQL[]) {
  if (filters.length === 0) return undefined
  return sql`exists (select 1 from ${assessments} where ${and(sql`${assessments.id} = ${id}`, ...filters)})`
}

function inSpend(spend: SpendFilter) {
  return spend === 'none' ? isNull(assessments.spendBand) : eq(assessments.spendBand, spend)
}

function hasMoved(move: Move): SQL {
  switch (move) {
    case 'grade-up':
      return sql`${assessments.gradeChange} > 0`
    case 'grade-down':
      return sql`${assessments.gradeChange} < 0`
    case 'grade-same':
      return sql`${assessments.gradeChange} = 0`
    case 'score-up':
      return sql`${assessments.scoreChange} > 0`
    case 'score-down':
      return sql`${assessments.scoreChange} < 0`
    case 'first':
      return sql`${assessments.gradeChange} is null`
  }
}
