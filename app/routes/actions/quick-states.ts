import type { StateFilter } from '#app/remediation/actions/action-search.ts'

/** One click away, each with its count under the other filters. */
export const QUICK_STATES = [
  'open',
  'with-buyer',
  'with-supplier',
  'draft',
  'closed',
] as const satisfies readonly StateFilter[]
