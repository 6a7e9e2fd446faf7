import { GRADES, type Grade } from '#app/grading/grades.ts'
import { oneOf, readPage, readSupplierFilter, type Direction } from '#app/suppliers/supplier-search.ts'
import {
  SPEND_BANDS,
  type SpendBand,
  type SupplierCategory,
  type SupplierClass,
  type SupplierRegion,
} from '#app/suppliers/vocabulary.ts'
import { POPULATION_GROUPS, type PopulationGroup } from './population-group.ts'

export const POPULATION_SORTS = [
  'code',
  'name',
  'category',
  'region',
  'class',
  'state',
  'progress',
  'due',
  'submitted',
  'saved',
  'self',
  'score',
] as const
export type PopulationSort = (typeof POPULATION_SORTS)[number]

/** Which grade a filter speaks of: the provisional one at submission, or the verified one. */
export const GRADE_BASES = ['verified', 'self'] as const
export type GradeBasis = (typeof GRADE_BASES)[number]

/** In place of a value: those who have none. */
export const NOT_KNOWN = 'none'

/**
 * How suppliers stand at one item. The first four speak of those under way: `stalled` ones saved this item last
 * and nothing since some days. The others speak of everybody who began.
 */
export const ITEM_STANDINGS = [
  'complete',
  'begun',
  'untouched',
  'stalled',
  'declined',
  'not-applicable',
] as const
export type ItemStanding = (typeof ITEM_STANDINGS)[number]

/** Which suppliers of a campaign. Category, region, class and spend are those frozen when it opened. */
export type PopulationSearch = {
  group: PopulationGroup
  q: string
  category: SupplierCategory | null
  region: SupplierRegion | null
  supplierClass: SupplierClass | null
  spend: SpendBand | typeof NOT_KNOWN | null
  /** A site's id. */
  site: string | null
  /** A person's id, or `none`. */
  reviewer: string | null
  /** Calendar day (`YYYY-MM-DD`, China time) of the first submission. */
  day: string | null
  /** Code of an item and how they stand at it: both or neither. */
  item: string | null
  standing: ItemStanding | null
  grade: Grade | null
  basis: GradeBasis
  sort: PopulationSort
  direction: Direction
  page: number
}

/** Sites and reviewers that occur in a campaign. */
export type FilterChoice = { value: string; nameZh: string; nameEn: string }
export type FilterChoices = { sites: FilterChoice[]; reviewers: FilterChoice[] }

const RECORD_ID = /^[\w-]{1,40}$/
const ITEM_CODE = /^[\w-]{1,20}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** Reads an address's search parameters; whatever is not understood is left out. */
export function readPopulationSearch(
  params: URLSearchParams,
  defaults: { sort: PopulationSort } = { sort: 'code' },
): PopulationSearch {
  const { q, category, region, supplierClass } = readSupplierFilter(params)
  const item = matchOf(params.get('item'), ITEM_CODE)
  const standing = oneOf(ITEM_STANDINGS, params.get('standing'))
  const isAtItem = item !== null && standing !== null
  return {
    group: oneOf(POPULATION_GROUPS, params.get('group')) ?? 'population',
    q,
    category,
    region,
    supplierClass,
    spend: oneOf([...SPEND_BANDS, NOT_KNOWN], params.get('spend')),
    site: matchOf(params.get('site'), RECORD_ID),
    reviewer: matchOf(params.get('reviewer'), RECORD_ID),
    day: matchOf(params.get('day'), DAY),
    item: isAtItem ? item : null,
    standing: isAtItem ? standing : null,
    grade: oneOf(GRADES, params.get('grade')),
    basis: oneOf(GRADE_BASES, params.get('basis')) ?? 'verified',
    sort: oneOf(POPULATION_SORTS, params.get('sort')) ?? defaults.sort,
    direction: params.get('direction') === 'desc' ? 'desc' : 'asc',
    page: readPage(params),
  }
}

/** The address of a list with this search; what is left out takes its default. */
export function populationHref(path: string, search: Partial<PopulationSearch>) {
  const { group, q, category, region, supplierClass, spend, site, reviewer, day, item, standing } = search
  const { grade, basis, sort, direction, page } = search
  const given: [string, string | number | null | undefined][] = [
    ['group', group === 'population' ? null : group],
    ['q', q],
    ['category', category],
    ['region', region],
    ['class', supplierClass],
    ['spend', spend],
    ['site', site],
    ['reviewer', reviewer],
    ['day', day],
    ['item', item],
    ['standing', standing],
    ['grade', grade],
    ['basis', basis === 'self' ? basis : null],
    ['sort', sort],
    ['direction', direction === 'desc' ? direction : null],
    ['page', page === 1 ? null : page],
  ]
  const params = new URLSearchParams(
    given.flatMap(([name, value]): [string, string][] => (value ? [[name, String(value)]] : [])),
  )
  return params.size > 0 ? `${path}?${params}` : path
}

function matchOf(value: string | null, pattern: RegExp) {
  return value !== null && pattern.test(value) ? value : null
}
