import {
  oneOf,
  readSupplierFilter,
  supplierSearchHref,
  type SupplierSearch,
} from '#app/suppliers/supplier-search.ts'
import { POPULATION_CHANGES, type PopulationChange } from './draft-population.ts'

/** What the list of the step shows: the register, those chosen, or those chosen whom no mail reaches. */
export const POPULATION_VIEWS = ['register', 'chosen', 'unreachable'] as const
export type PopulationView = (typeof POPULATION_VIEWS)[number]

/** Names of the fields of a posted change. */
export const CHANGE_FIELD = 'change'
export const SHOWN_FIELD = 'shown'
export const TICKED_FIELD = 'ticked'

/** A page shows far fewer. */
const MAX_ROWS = 500

export function readPopulationView(params: URLSearchParams): PopulationView {
  return oneOf(POPULATION_VIEWS, params.get('view')) ?? 'register'
}

/** Reads a posted change. A filter travels as the fields of the list's address; anything else is a page of ticks. */
export function readPopulationChange(form: FormData): PopulationChange {
  const change = form.get(CHANGE_FIELD)
  const kind = oneOf(POPULATION_CHANGES, typeof change === 'string' ? change : null) ?? 'ticks'
  if (kind === 'nobody') return { kind }
  if (kind === 'ticks')
    return { kind, shown: textsOf(form, SHOWN_FIELD), ticked: textsOf(form, TICKED_FIELD) }
  return { kind, filter: readSupplierFilter(toParams(form)) }
}

/** The address of the step with this view; the search stays only where it shows. */
export function populationStepHref(
  path: string,
  view: PopulationView,
  search: SupplierSearch,
  change: Partial<SupplierSearch> = {},
) {
  if (view === 'register') return supplierSearchHref(path, search, change)
  const page = change.page && change.page > 1 ? `&page=${change.page}` : ''
  return `${path}?view=${view}${page}`
}

function textsOf(form: FormData, name: string) {
  return form
    .getAll(name)
    .filter(value => typeof value === 'string')
    .slice(0, MAX_ROWS)
}

function toParams(form: FormData) {
  const given = [...form].flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' ? [[name, value]] : [],
  )
  return new URLSearchParams(given)
}
