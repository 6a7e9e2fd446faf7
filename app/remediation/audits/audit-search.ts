import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'
import { AUDIT_STATES, OPEN_AUDIT_STATES, type AuditState } from './audit-state.ts'
import { AUDIT_MODES, type AuditMode } from './vocabulary.ts'

/** `open`: somebody still has to do something. `overdue`: its day has passed and it has not begun. */
export const AUDIT_VIEWS = ['open', 'overdue', 'all', ...AUDIT_STATES] as const
export type AuditView = (typeof AUDIT_VIEWS)[number]

export type AuditSearch = {
  view: AuditView
  /** Of the plan; null for every year. */
  year: number | null
  mode: AuditMode | null
  auditorId: string | null
  supplierId: string | null
  q: string
  page: number
}

const MAX_QUERY_LENGTH = 100
const MAX_ID_LENGTH = 40

/** Reads a list's address; whatever is not understood is left out. */
export function readAuditSearch(params: URLSearchParams): AuditSearch {
  const year = Number(params.get('year'))
  return {
    view: oneOf(AUDIT_VIEWS, params.get('view')) ?? 'open',
    year: Number.isInteger(year) && year >= 2000 && year < 2100 ? year : null,
    mode: oneOf(AUDIT_MODES, params.get('mode')),
    auditorId: readId(params.get('auditor')),
    supplierId: readId(params.get('supplier')),
    q: (params.get('q') ?? '').trim().slice(0, MAX_QUERY_LENGTH),
    page: readPage(params),
  }
}

export function auditParams({ view, year, mode, auditorId, supplierId, q }: AuditSearch) {
  const given: [string, string | number | null][] = [
    ['view', view === 'open' ? null : view],
    ['year', year],
    ['mode', mode],
    ['auditor', auditorId],
    ['supplier', supplierId],
    ['q', q],
  ]
  return new URLSearchParams(
    given.flatMap(([name, value]): [string, string][] => (value ? [[name, String(value)]] : [])),
  )
}

/** The address of the list with something changed; a change starts at page 1. */
export function auditsHref(search: AuditSearch, change: Partial<AuditSearch> = {}) {
  const next = { ...search, page: 1, ...change }
  const params = auditParams(next)
  if (next.page > 1) params.set('page', String(next.page))
  return params.size > 0 ? `/audits?${params}` : '/audits'
}

/** The states a view shows. */
export function statesOf(view: AuditView): readonly AuditState[] {
  if (view === 'all') return AUDIT_STATES
  if (view === 'open') return OPEN_AUDIT_STATES
  return view === 'overdue' ? ['planned', 'notified'] : [view]
}

function readId(value: string | null) {
  return value && value.length <= MAX_ID_LENGTH ? value : null
}
