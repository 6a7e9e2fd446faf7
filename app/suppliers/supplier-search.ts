import { GRADES, type Grade } from '#app/grading/grades.ts'
import { foldForSearch } from './supplier-form.ts'
import {
  SPEND_BANDS,
  SUPPLIER_CATEGORIES,
  SUPPLIER_CLASSES,
  SUPPLIER_REGIONS,
  SUPPLIER_STATUSES,
  type SpendBand,
  type SupplierCategory,
  type SupplierClass,
  type SupplierRegion,
  type SupplierStatus,
} from './vocabulary.ts'

export const SUPPLIER_SORTS = [
  'name',
  'code',
  'category',
  'region',
  'class',
  'status',
  'spend',
  'grade',
] as const
export type SupplierSort = (typeof SUPPLIER_SORTS)[number]
export type Direction = 'asc' | 'desc'

/** `none`: never graded. */
export const GRADE_FILTERS = [...GRADES, 'none'] as const
export type GradeFilter = Grade | 'none'

/** In place of a person's id: nobody keeps the relationship. */
export const NO_OWNER = 'none'

/**
 * Which suppliers, without order or page: what a campaign's population can be chosen by, too. Null and the empty
 * query leave a property open; closed suppliers are found only when `isClosed` asks for them, and then alone.
 */
export type SupplierFilter = {
  q: string
  category: SupplierCategory | null
  region: SupplierRegion | null
  supplierClass: SupplierClass | null
  status: SupplierStatus | null
  grade: GradeFilter | null
  /** Where it stands now: the latest result with what has been put right since. */
  standing: Grade | null
  siteId: string | null
  /** A person's id, or `NO_OWNER`. */
  ownerId: string | null
  spendBand: SpendBand | null
  isStrategic: boolean | null
  isSmallFirm: boolean | null
  isClosed: boolean
  /** Only those where nobody can be written to: no contact, or none whose address works. */
  isUnreachable: boolean
}

/** Every supplier that has not been closed. */
export const NO_FILTER: SupplierFilter = {
  q: '',
  category: null,
  region: null,
  supplierClass: null,
  status: null,
  grade: null,
  standing: null,
  siteId: null,
  ownerId: null,
  spendBand: null,
  isStrategic: null,
  isSmallFirm: null,
  isClosed: false,
  isUnreachable: false,
}

/** `page` counts from 1. */
export type SupplierSearch = SupplierFilter & { sort: SupplierSort; direction: Direction; page: number }

const MAX_QUERY_LENGTH = 100
const MAX_ID_LENGTH = 40
const MAX_TERMS = 5
const MAX_PAGE = 10_000

/** Reads an address's search parameters; whatever is not understood is left out. */
export function readSupplierSearch(params: URLSearchParams): SupplierSearch {
  return {
    ...readSupplierFilter(params),
    sort: oneOf(SUPPLIER_SORTS, params.get('sort')) ?? 'code',
    direction: params.get('direction') === 'desc' ? 'desc' : 'asc',
    page: readPage(params),
  }
}

export function readSupplierFilter(params: URLSearchParams): SupplierFilter {
  return {
    q: (params.get('q') ?? '').trim().slice(0, MAX_QUERY_LENGTH),
    category: oneOf(SUPPLIER_CATEGORIES, params.get('category')),
    region: oneOf(SUPPLIER_REGIONS, params.get('region')),
    supplierClass: SUPPLIER_CLASSES.find(each => String(each) === params.get('class')) ?? null,
    status: oneOf(SUPPLIER_STATUSES, params.get('status')),
    grade: oneOf(GRADE_FILTERS, params.get('grade')),
    standing: oneOf(GRADES, params.get('standing')),
    siteId: readId(params.get('site')),
    ownerId: readId(params.get('owner')),
    spendBand: oneOf(SPEND_BANDS, params.get('spend')),
    isStrategic: readYesNo(params.get('strategic')),
    isSmallFirm: readYesNo(params.get('small')),
    isClosed: params.get('closed') === 'yes',
    isUnreachable: params.get('reachable') === 'no',
  }
}

/** The same filter as an address or a form carries it: names and values of what is asked for, nothing else. */
export function filterParams(filter: SupplierFilter): [string, string][] {
  const given: [string, string | number | null][] = [
    ['q', filter.q],
    ['category', filter.category],
    ['region', filter.region],
    ['class', filter.supplierClass],
    ['status', filter.status],
    ['grade', filter.grade],
    ['standing', filter.standing],
    ['site', filter.siteId],
    ['owner', filter.ownerId],
    ['spend', filter.spendBand],
    ['strategic', yesNo(filter.isStrategic)],
    ['small', yesNo(filter.isSmallFirm)],
    ['closed', filter.isClosed ? 'yes' : null],
    ['reachable', filter.isUnreachable ? 'no' : null],
  ]
  return given.flatMap(([name, value]): [string, string][] => (value ? [[name, String(value)]] : []))
}

/** The address of the same list with something changed. A change of filter or order starts at page 1. */
export function supplierSearchHref(
  path: string,
  search: SupplierSearch,
  change: Partial<SupplierSearch> = {},
) {
  const { sort, direction, page, ...filter } = { ...search, page: 1, ...change }
  const params = new URLSearchParams(filterParams(filter))
  if (sort !== 'code') params.set('sort', sort)
  if (direction === 'desc') params.set('direction', direction)
  if (page > 1) params.set('page', String(page))
  return params.size > 0 ? `${path}?${params}` : path
}

/** The words of a query, folded: a supplier is found when its search text contains them all. */
export function searchTerms(q: string) {
  return foldForSearch(q).split(/\s+/).filter(Boolean).slice(0, MAX_TERMS)
}

/** A page number from an address; 1 when there is none or nonsense. */
export function readPage(params: URLSearchParams) {
  const page = Number(params.get('page') ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1
}

/** The value when it is one of the options; null otherwise. */
export function oneOf<const T extends string>(options: readonly T[], value: string | null): T | null {
  return options.find(option => option === value) ?? null
}

function readId(value: string | null) {
  return value && value.length <= MAX_ID_LENGTH ? value : null
}

function readYesNo(value: string | null) {
  if (value === 'yes') return true
  return value === 'no' ? false : null
}

function yesNo(value: boolean | null) {
  if (value === null) return null
  return value ? 'yes' : 'no'
}
