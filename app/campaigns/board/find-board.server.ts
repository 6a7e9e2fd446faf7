import type { Locale } from '#app/i18n/locale.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { SUPPLIER_CATEGORIES, SUPPLIER_CLASSES, SUPPLIER_REGIONS } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import type { GradeBasis } from '../population-search.ts'
import type { CampaignRow } from '../queries.server.ts'
import type { DimensionGroup } from './dimension-group.ts'
import {
  gradeCounts,
  gradesByClass,
  gradesBySelf,
  ungradedCounts,
  type ResultCount,
} from './grade-figures.ts'
import {
  countGaps,
  countGradeChanges,
  countResults,
  countScoreChanges,
  findPublishedCampaigns,
  findWeakestItems,
  sumDimensions,
} from './queries.server.ts'
import {
  countMatchingResults,
  dimensionPageQuery,
  findResultRows,
  itemPageQuery,
  resultPageQuery,
} from './result-queries.server.ts'
import { readResultSearch, type ResultSearch } from './result-search.ts'
import { settled } from './settled-cache.server.ts'

export const RESULTS_PER_PAGE = 50
const WEAKEST = 15
const MOVERS = 5

type Counted = Pick<CampaignRow, 'id' | 'state' | 'publishedAt'>

/**
 * Grades of a campaign, who has none and why, grades by class and spend; and beside them those of every published
 * campaign of the same kind, newest year first.
 */
export function gradeBoard(db: Db, campaign: CampaignRow, basis: GradeBasis) {
  const counts = resultCounts(db, campaign)
  return {
    grades: gradeCounts(counts, basis),
    ungraded: ungradedCounts(counts),
    classes: gradesByClass(counts, basis),
    years: gradeYears(db, campaign, counts, basis),
  }
}

function gradeYears(db: Db, campaign: CampaignRow, own: ResultCount[], basis: GradeBasis) {
  const kind = findVersionById(db, campaign.questionnaireVersionId)?.kind
  const published = kind ? findPublishedCampaigns(db, kind).filter(({ id }) => id !== campaign.id) : []
  return [campaign, ...published]
    .sort((one, other) => other.year - one.year)
    .map(each => {
      const counts = each.id === campaign.id ? own : resultCounts(db, each)
      const { id, nameZh, nameEn, year, state } = each
      return {
        ...{ id, nameZh, nameEn, year, state },
        grades: gradeCounts(counts, basis),
        noResponse: ungradedCounts(counts)['no-response'],
      }
    })
}

export type DimensionTitle = { code: string; title: string }

/** Titles of the dimensions a campaign asks about, in questionnaire order. */
export function dimensionTitles(db: Db, campaign: CampaignRow, locale: Locale): DimensionTitle[] {
  const content = findVersionById(db, campaign.questionnaireVersionId)?.content
  return content?.dimensions.map(({ code, title }) => ({ code, title: title[locale] })) ?? []
}

export type HeatCell = { mean: number; results: number }

/** Mean score and number of results of each dimension, for all and by group of suppliers. */
export function dimensionBoard(db: Db, campaign: Counted, basis: GradeBasis, group: DimensionGroup) {
  const sums = sumDimensions(db, campaign.id, basis, group).filter(({ results }) => results > 0)
  const cellsOf = (rows: typeof sums) => {
    const cells: Record<string, HeatCell> = {}
    for (const dimension of new Set(rows.map(row => row.dimension))) {
      const own = rows.filter(row => row.dimension === dimension)
      const results = own.reduce((sum, row) => sum + row.results, 0)
      const tenths = own.reduce((sum, row) => sum + row.tenths, 0)
      cells[dimension] = { mean: tenths / results / 10, results }
    }
    return cells
  }
  const rows = GROUPS[group]
    .map(value => ({ group: value, cells: cellsOf(sums.filter(sum => sum.group === value)) }))
    .filter(({ cells }) => Object.keys(cells).length > 0)
  return { all: cellsOf(sums), rows }
}

const GROUPS: Record<DimensionGroup, readonly string[]> = {
  category: SUPPLIER_CATEGORIES,
  region: SUPPLIER_REGIONS,
  class: SUPPLIER_CLASSES.map(String),
}

/** The items that cost the campaign's suppliers most, with their questions; points with at most three decimals. */
export function weakestItems(
  db: Db,
  campaign: CampaignRow,
  basis: GradeBasis,
  locale: Locale,
  limit = WEAKEST,
) {
  const content = findVersionById(db, campaign.questionnaireVersionId)?.content
  const items = new Map(content?.dimensions.flatMap(({ items }) => items).map(item => [item.code, item]))
  return findWeakestItems(db, campaign.id, basis, limit).map(row => ({
    code: row.itemCode,
    question: items.get(row.itemCode)?.question[locale] ?? row.itemCode,
    results: row.results,
    short: row.short,
    points: row.thousandths / 1000,
    lost: row.lostThousandths / 1000,
  }))
}

/** How published results moved against the supplier's earlier one, and from its self-assessment. */
export function changeBoard(db: Db, campaign: Counted) {
  return settled(campaign, 'changes', () => {
    const byGrade = countGradeChanges(db, campaign.id)
    const count = (isCounted: (change: number | null) => boolean) =>
      byGrade.filter(row => isCounted(row.gradeChange)).reduce((sum, { n }) => sum + n, 0)
    return {
      grades: {
        up: count(change => change !== null && change > 0),
        down: count(change => change !== null && change < 0),
        same: count(change => change === 0),
        first: count(change => change === null),
      },
      scores: countScoreChanges(db, campaign.id),
      gaps: countGaps(db, campaign.id),
      selfGrades: gradesBySelf(resultCounts(db, campaign)),
    }
  })
}

/** The suppliers whose score fell and rose most. */
export function largestMoves(db: Db, campaign: Counted) {
  const search = { ...readResultSearch(new URLSearchParams()), sort: 'change' as const }
  const rows = (change: Partial<ResultSearch>) => pageOf(db, campaign, { ...search, ...change }, MOVERS)
  return {
    fallen: rows({ move: 'score-down' }),
    risen: rows({ move: 'score-up', direction: 'desc' }),
  }
}

/** One page of a campaign's results; a page past the end is the last one. */
export function searchResults(db: Db, campaign: Counted, search: ResultSearch, pageSize = RESULTS_PER_PAGE) {
  const total = countMatchingResults(db, campaign.id, search)
  const pageCount = Math.max(1, Math.ceil(total / pageSize))
  const page = Math.min(search.page, pageCount)
  return { rows: pageOf(db, campaign, { ...search, page }, pageSize), total, page, pageCount }
}

export type ResultRow = ReturnType<typeof searchResults>['rows'][number]

function pageOf(db: Db, { id }: Counted, search: ResultSearch, pageSize: number) {
  if (!search.item && !search.dimension) {
    const keys = resultPageQuery(db, id, search, pageSize).all()
    return findResultRows(db, { rowIds: keys.map(({ rowId }) => rowId) }, search)
  }
  const query = search.item ? itemPageQuery : dimensionPageQuery
  const keys = query(db, id, search, pageSize).all()
  return findResultRows(db, { ids: keys.map(key => key.id) }, search)
}

function resultCounts(db: Db, campaign: Counted) {
  return settled(campaign, 'counts', () => countResults(db, campaign.id))
}
