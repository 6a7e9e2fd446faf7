import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'
import { AUDIT_MODES, AUDIT_OCCASIONS, type AuditMode, type AuditOccasion } from './vocabulary.ts'

/** What of a year's proposal is looked at; null leaves a property open. */
export type PlanSearch = {
  year: number
  occasion: AuditOccasion | null
  mode: AuditMode | null
  page: number
}

/** A plan is made for this year or for one of the next. */
export const PLAN_YEARS_AHEAD = 2

export function planYears(thisYear: number): number[] {
  return Array.from({ length: PLAN_YEARS_AHEAD + 1 }, (_, at) => thisYear + at)
}

/** Reads the plan's address; a year that no plan is made for is this one. */
export function readPlanSearch(params: URLSearchParams, thisYear: number): PlanSearch {
  const year = Number(params.get('year'))
  return {
    year: planYears(thisYear).includes(year) ? year : thisYear,
    occasion: oneOf(AUDIT_OCCASIONS, params.get('occasion')),
    mode: oneOf(AUDIT_MODES, params.get('mode')),
    page: readPage(params),
  }
}

export function isInPlan(
  line: { occasion: AuditOccasion; mode: AuditMode },
  { occasion, mode }: Pick<PlanSearch, 'occasion' | 'mode'>,
) {
  return (occasion === null || line.occasion === occasion) && (mode === null || line.mode === mode)
}

/** The address of the plan with something changed; a change of filter starts at page 1. */
export function planHref(search: PlanSearch, change: Partial<PlanSearch> = {}) {
  const { year, occasion, mode, page } = { ...search, page: 1, ...change }
  const params = new URLSearchParams({ year: String(year) })
  if (occasion) params.set('occasion', occasion)
  if (mode) params.set('mode', mode)
  if (page > 1) params.set('page', String(page))
  return `/audits/plan?${params}`
}
