import { GRADES, type Grade } from '#app/grading/grades.ts'
import { oneOf, readPage, type Direction } from '#app/suppliers/supplier-search.ts'
import {
  SPEND_BANDS,
  SUPPLIER_CATEGORIES,
  SUPPLIER_CLASSES,
  SUPPLIER_REGIONS,
  type SpendBand,
  type SupplierCategory,
  type SupplierClass,
  type SupplierRegion,
} from '#app/suppliers/vocabulary.ts'
import { GRADE_BASES, type GradeBasis } from '../population-search.ts'
import { GAPS, type Gap } from './gap.ts'

/** Against the supplier's earlier published result. `first`: it has none. */
export const MOVES = ['grade-up', 'grade-down', 'grade-same', 'score-up', 'score-down', 'first'] as const
export type Move = (typeof MOVES)[number]

/** `none`: the register says nothing about it. */
export const SPEND_FILTERS = [...SPEND_BANDS, 'none'] as const
export type SpendFilter = SpendBand | 'none'

export const RESULT_SORTS = ['score', 'self', 'change', 'dimension'] as const
export type ResultSort = (typeof RESULT_SORTS)[number]

/** Which results of a campaign. Category, region, class and spend are those frozen when it opened. */
export type ResultSearch = {
  /** Whose grade counts: the published one, or what the supplier assessed itself. */
  basis: GradeBasis
  grade: Grade | null
  selfGrade: Grade | null
  category: SupplierCategory | null
  region: SupplierRegion | null
  supplierClass: SupplierClass | null
  spend: SpendFilter | null
  /** Results with a score in this dimension, which is shown and can be sorted by. */
  dimension: string | null
  /** Results that lost points on this item. */
  item: string | null
  move: Move | null
  /** How far the published score is from the self-assessed one. */
  gap: Gap | null
  sort: ResultSort
  direction: Direction
  page: number
}

const DIMENSION = /^[A-Z]{3}$/
const ITEM = /^[A-Z]{3}-\d{2}$/

/** Reads an address's search parameters; whatever is not understood is left out. */
export function readResultSearch(params: URLSearchParams): ResultSearch {
  const dimension = matching(DIMENSION, params.get('dimension'))
  const item = matching(ITEM, params.get('item'))
  return {
    basis: oneOf(GRADE_BASES, params.get('basis')) ?? 'verified',
    grade: oneOf(GRADES, params.get('grade')),
    selfGrade: oneOf(GRADES, params.get('self')),
    category: oneOf(SUPPLIER_CATEGORIES, params.get('category')),
    region: oneOf(SUPPLIER_REGIONS, params.get('region')),
    supplierClass: SUPPLIER_CLASSES.find(each => String(each) === params.get('class')) ?? null,
    spend: oneOf(SPEND_FILTERS, params.get('spend')),
    dimension,
    item,
    move: oneOf(MOVES, params.get('move')),
    gap: oneOf(GAPS, params.get('gap')),
    sort: sortOf(params, { dimension, item }),
    direction: params.get('direction') === 'desc' ? 'desc' : 'asc',
    page: readPage(params),
  }
}

/** A list behind an item goes by score, one behind a dimension by that dimension's score; the others as asked. */
function sortOf(
  params: URLSearchParams,
  { dimension, item }: Pick<ResultSearch, 'dimension' | 'item'>,
): ResultSort {
  if (item) return 'score'
  if (dimension) return 'dimension'
  const sort = oneOf(RESULT_SORTS, params.get('sort'))
  return sort === null || sort === 'dimension' ? 'score' : sort
}

/** The address of the list of a campaign's results with this search; what is left out takes its default. */
export function resultsHref(campaignId: string, search: Partial<ResultSearch> = {}) {
  const query = resultQuery(search)
  return `/campaigns/${campaignId}/board/results${query && `?${query}`}`
}

export function resultQuery(search: Partial<ResultSearch>) {
  const given: [string, string | number | null | undefined][] = [
    ['basis', search.basis === 'self' ? 'self' : null],
    ['grade', search.grade],
    ['self', search.selfGrade],
    ['category', search.category],
    ['region', search.region],
    ['class', search.supplierClass],
    ['spend', search.spend],
    ['dimension', search.dimension],
    ['item', search.item],
    ['move', search.move],
    ['gap', search.gap],
    ['sort', search.sort],
    ['direction', search.direction === 'desc' ? 'desc' : null],
    ['page', search.page === 1 ? null : search.page],
  ]
  const entries = given.flatMap(([name, value]): [string, string][] => (value ? [[name, String(value)]] : []))
  return String(new URLSearchParams(entries))
}

function matching(pattern: RegExp, value: string | null) {
  return value !== null && pattern.test(value) ? value : null
}
