import type { SupplierFilter } from '#app/suppliers/supplier-search.ts'
import type { DraftPopulation } from './plans.ts'

/** More suppliers than this in one campaign are refused, never cut off. */
export const MAX_POPULATION = 5000

/** What can be said about whole lists, and about the rows of one page. */
export type PopulationChange =
  /** All that match, now and when the campaign opens, instead of what was chosen so far. */
  | { kind: 'only'; filter: SupplierFilter }
  /** All that match now, with what was chosen so far. */
  | { kind: 'also'; filter: SupplierFilter }
  /** None of those that match now. */
  | { kind: 'without'; filter: SupplierFilter }
  /** Of the suppliers shown, exactly those ticked. */
  | { kind: 'ticks'; shown: string[]; ticked: string[] }
  | { kind: 'nobody' }

export const POPULATION_CHANGES = ['only', 'also', 'without', 'ticks', 'nobody'] as const

/**
 * A draft in which `add` are chosen and `leaveOut` are not. `isMatched` says which of them the draft's own filter
 * brings: those need no mention to be in, the others none to be out.
 */
export function withChosen(
  draft: DraftPopulation,
  { add = [], leaveOut = [] }: { add?: readonly string[]; leaveOut?: readonly string[] },
  isMatched: (id: string) => boolean,
): DraftPopulation {
  const [adding, dropping] = [new Set(add), new Set(leaveOut)]
  const stays = (id: string) => !adding.has(id) && !dropping.has(id)
  return {
    filter: draft.filter,
    added: [...draft.added.filter(stays), ...[...adding].filter(id => !isMatched(id))],
    leftOut: [...draft.leftOut.filter(stays), ...[...dropping].filter(isMatched)],
  }
}

/** A draft for exactly these suppliers. */
export function onlyThese(supplierIds: readonly string[]): DraftPopulation {
  return { filter: null, added: [...new Set(supplierIds)], leftOut: [] }
}
