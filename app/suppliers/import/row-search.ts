import { oneOf, readPage } from '../supplier-search.ts'
import { ROW_ACTIONS, type ImportCounts, type RowAction } from './import-state.ts'

/** Which rows of an import are shown; `field` and `code`: only those with that problem. */
export type RowSearch = { action: RowAction | null; field: string | null; code: string | null; page: number }

const PROBLEM = /^([a-zA-Z0-9]*):([a-z-]{1,40})$/
/** What a person has to look at first. */
const FIRST: readonly RowAction[] = ['problem', 'duplicate', 'create', 'update', 'unchanged']

/** Reads an address's search parameters; without any, what needs eyes first. */
export function readRowSearch(params: URLSearchParams, counts: ImportCounts): RowSearch {
  const action = oneOf(ROW_ACTIONS, params.get('show')) ?? FIRST.find(each => (counts[each] ?? 0) > 0) ?? null
  const problem = PROBLEM.exec(params.get('problem') ?? '')
  const isOfProblem = action === 'problem' && problem !== null
  return {
    action,
    field: isOfProblem ? problem[1] || null : null,
    code: isOfProblem ? (problem[2] ?? null) : null,
    page: readPage(params),
  }
}

/** The value of the problem filter. */
export function problemKey({ field, code }: { field: string | null; code: string | null }) {
  return code === null ? '' : `${field ?? ''}:${code}`
}

/** The address of the same rows with something changed; a change of filter starts at page 1. */
export function rowsHref(path: string, search: RowSearch, change: Partial<RowSearch> = {}) {
  const { action, field, code, page } = { ...search, page: 1, ...change }
  const params = new URLSearchParams()
  if (action) params.set('show', action)
  if (code) params.set('problem', problemKey({ field, code }))
  if (page > 1) params.set('page', String(page))
  return params.size > 0 ? `${path}?${params}` : path
}
