import { GRADES, type Grade } from '#app/grading/grades.ts'
import { oneOf, readPage, readSupplierFilter, type Direction } from '#app/suppliers/supplier-search.ts'
import type { SupplierCategory, SupplierClass, SupplierRegion } from '#app/suppliers/vocabulary.ts'
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
  'self',
  'score',
] as const
export type PopulationSort = (typeof POPULATION_SORTS)[number]

/** Which grade a filter speaks of: the provisional one at submission, or the verified one. */
export const GRADE_BASES = ['verified', 'self'] as const
export type GradeBasis = (typeof GRADE_BASES)[number]

/** Which suppliers of a campaign. Category, region and class are those frozen when it opened. */
export type PopulationSearch = {
  group: PopulationGroup
  q: string
  category: SupplierCategory | null
  region: SupplierRegion | null
  supplierClass: SupplierClass | null
  grade: Grade | null
  basis: GradeBasis
  sort: PopulationSort
  direction: Direction
  page: number
}

/** Reads an address's search parameters; whatever is not understood is left out. */
export function readPopulationSearch(
  params: URLSearchParams,
  defaults: { sort: PopulationSort } = { sort: 'code' },
): PopulationSearch {
  const { q, category, region, supplierClass } = readSupplierFilter(params)
  return {
    group: oneOf(POPULATION_GROUPS, params.get('group')) ?? 'population',
    q,
    category,
    region,
    supplierClass,
    grade: oneOf(GRADES, params.get('grade')),
    basis: oneOf(GRADE_BASES, params.get('basis')) ?? 'verified',
    sort: oneOf(POPULATION_SORTS, params.get('sort')) ?? defaults.sort,
    direction: params.get('direction') === 'desc' ? 'desc' : 'asc',
    page: readPage(params),
  }
}

/** The address of a list with this search; what is left out takes its default. */
export function populationHref(path: string, search: Partial<PopulationSearch>) {
  const { group, q, category, region, supplierClass, grade, basis, sort, direction, page } = search
  const given: [string, string | number | null | undefined][] = [
    ['group', group === 'population' ? null : group],
    ['q', q],
    ['category', category],
    ['region', region],
    ['class', supplierClass],
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
