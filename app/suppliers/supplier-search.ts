import { GRADES, type Grade } from '#app/grading/grades.ts'
import { foldForSearch } from './supplier-form.ts'
import {
  SUPPLIER_CATEGORIES,
  SUPPLIER_CLASSES,
  SUPPLIER_REGIONS,
  SUPPLIER_STATUSES,
  type SupplierCategory,
  type SupplierClass,
  type SupplierRegion,
  type SupplierStatus,
} from './vocabulary.ts'

export const SUPPLIER_SORTS = ['name', 'code', 'category', 'region', 'class', 'status', 'grade'] as const
export type SupplierSort = (typeof SUPPLIER_SORTS)[number]
export type Direction = 'asc' | 'desc'

/** `none`: never graded. */
export const GRADE_FILTERS = [...GRADES, 'none'] as const
export type GradeFilter = Grade | 'none'

/** Which suppliers, without order or page: what a campaign's population can be chosen by, too. */
export type SupplierFilter = {
  q: string
  category: SupplierCategory | null
  region: SupplierRegion | null
  supplierClass: SupplierClass | null
  status: SupplierStatus | null
  grade: GradeFilter | null
}

/** `page` counts from 1. */
export type SupplierSearch = SupplierFilter & { sort: SupplierSort; direction: Direction; page: number }

const MAX_QUERY_LENGTH = 100
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
  }
}

/** The address of the same list with something changed. A change of filter or order starts at page 1. */
export function supplierSearchHref(
  path: string,
  search: SupplierSearch,
  change: Partial<SupplierSearch> = {},
) {
  const { q, category, region, supplierClass, status, grade, sort, direction, page } = {
    ...search,
    page: 1,
    ...change,
  }
  const given: [string, string | number | null][] = [
    ['q', q],
    ['category', category],
    ['region', region],
    ['class', supplierClass],
    ['status', status],
    ['grade', grade],
    ['sort', sort === 'code' ? null : sort],
    ['direction', direction === 'asc' ? null : direction],
    ['page', page === 1 ? null : page],
  ]
  const params = new URLSearchParams(
    given.flatMap(([name, value]): [string, string][] => (value ? [[name, String(value)]] : [])),
  )
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
