import {
  SPEND_BANDS,
  SUPPLIER_CATEGORIES,
  SUPPLIER_CLASSES,
  SUPPLIER_REGIONS,
} from '#app/suppliers/vocabulary.ts'
import type { PopulationFacet } from '../population-group.ts'
import type { FacetRate } from '../response-rate.ts'
import { NOT_KNOWN, readPopulationSearch, type PopulationSearch } from '../population-search.ts'

/** By which properties of a supplier the response rate is shown, in this order. */
export const RATE_FACETS = [
  'category',
  'region',
  'class',
  'site',
  'reviewer',
  'spend',
] as const satisfies readonly PopulationFacet[]
export type RateFacet = (typeof RATE_FACETS)[number]

/** The rate of one value; sites and reviewers have names. */
export type NamedRate = FacetRate & { name: { nameZh: string; nameEn: string } | null }
export type FacetRates = { facet: RateFacet; rows: NamedRate[] }

const VOCABULARY: Partial<Record<RateFacet, readonly (string | number)[]>> = {
  category: SUPPLIER_CATEGORIES,
  region: SUPPLIER_REGIONS,
  class: SUPPLIER_CLASSES,
  spend: SPEND_BANDS,
}

/** Where a value stands among those of its property; one that is not known comes last. */
export function rankOfValue(facet: RateFacet, value: string) {
  const rank = VOCABULARY[facet]?.map(String).indexOf(value) ?? 0
  return value === '' || rank < 0 ? Infinity : rank
}

/** The search that finds the suppliers with this value; the empty value stands for "not known". */
export function facetSearch(
  facet: RateFacet,
  value: string,
): Pick<PopulationSearch, 'category' | 'region' | 'supplierClass' | 'site' | 'reviewer' | 'spend'> {
  const { category, region, supplierClass, site, reviewer, spend } = readPopulationSearch(
    new URLSearchParams({ [facet]: value === '' ? NOT_KNOWN : value }),
  )
  return { category, region, supplierClass, site, reviewer, spend }
}
