import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'
import { AGE_BUCKETS, type AgeBucket } from './age-bucket.ts'
import { ACTION_STATES } from './action-state.ts'
import { ACTION_SOURCES, SEVERITIES, type ActionSource, type Severity } from './vocabulary.ts'

/** `open`: whatever is still to be done; then by who has the next move; then every single state. */
export const STATE_FILTERS = ['open', 'with-supplier', 'with-buyer', ...ACTION_STATES] as const
export type StateFilter = (typeof STATE_FILTERS)[number]

export const CLOSED_FILTERS = ['on-time', 'late'] as const
export type ClosedFilter = (typeof CLOSED_FILTERS)[number]

/** In place of a person or a dimension: nobody follows it, it is about no item. */
export const NONE = 'none'

/** Which corrective actions, without page. Null and false leave a property open. */
export type ActionFilter = {
  state: StateFilter | null
  severity: Severity | null
  source: ActionSource | null
  /** Open, and its due date has passed. */
  isOverdue: boolean
  /** Open, and issued so long ago. */
  age: AgeBucket | null
  /** A person's id, or `NONE`. */
  ownerId: string | null
  /** A dimension's code, or `NONE`. */
  dimension: string | null
  supplierId: string | null
  /** Of an item that has had an action before. */
  isRepeat: boolean
  /** Closed by its due date, or after it. */
  closed: ClosedFilter | null
  /** Closed in this calendar year, or issued in that one (China time). */
  closedIn: number | null
  issuedIn: number | null
}

export type ActionSearch = ActionFilter & { page: number }

export const NO_ACTION_FILTER: ActionFilter = {
  state: null,
  severity: null,
  source: null,
  isOverdue: false,
  age: null,
  ownerId: null,
  dimension: null,
  supplierId: null,
  isRepeat: false,
  closed: null,
  closedIn: null,
  issuedIn: null,
}

const MAX_ID_LENGTH = 40
const DIMENSION = /^([A-Z]{3}|none)$/
const YEAR = /^20\d\d$/

/** Reads an address's search parameters; whatever is not understood is left out. */
export function readActionFilter(params: URLSearchParams): ActionFilter {
  const dimension = params.get('dimension')
  return {
    state: oneOf(STATE_FILTERS, params.get('state')),
    severity: oneOf(SEVERITIES, params.get('severity')),
    source: oneOf(ACTION_SOURCES, params.get('source')),
    isOverdue: params.get('overdue') === 'yes',
    age: oneOf(AGE_BUCKETS, params.get('age')),
    ownerId: readId(params.get('owner')),
    dimension: dimension && DIMENSION.test(dimension) ? dimension : null,
    supplierId: readId(params.get('supplier')),
    isRepeat: params.get('repeat') === 'yes',
    closed: oneOf(CLOSED_FILTERS, params.get('closed')),
    closedIn: readYear(params.get('closedIn')),
    issuedIn: readYear(params.get('issuedIn')),
  }
}

export function readActionSearch(params: URLSearchParams): ActionSearch {
  return { ...readActionFilter(params), page: readPage(params) }
}

/** The same filter as an address or a form carries it: names and values of what is asked for, nothing else. */
export function actionFilterParams(filter: Partial<ActionFilter>): [string, string][] {
  const given: [string, string | number | null | undefined | false][] = [
    ['state', filter.state],
    ['severity', filter.severity],
    ['source', filter.source],
    ['overdue', filter.isOverdue && 'yes'],
    ['age', filter.age],
    ['owner', filter.ownerId],
    ['dimension', filter.dimension],
    ['supplier', filter.supplierId],
    ['repeat', filter.isRepeat && 'yes'],
    ['closed', filter.closed],
    ['closedIn', filter.closedIn],
    ['issuedIn', filter.issuedIn],
  ]
  return given.flatMap(([name, value]): [string, string][] => (value ? [[name, String(value)]] : []))
}

/** The address of the list of actions with this search; what is left out takes its default. */
export function actionsHref({ page = 1, ...filter }: Partial<ActionSearch> = {}) {
  const params = new URLSearchParams(actionFilterParams(filter))
  if (page > 1) params.set('page', String(page))
  return params.size > 0 ? `/actions?${params}` : '/actions'
}

function readId(value: string | null) {
  return value && value.length <= MAX_ID_LENGTH ? value : null
}

function readYear(value: string | null) {
  return value && YEAR.test(value) ? Number(value) : null
}
