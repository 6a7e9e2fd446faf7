import { canSeeActions, isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import { NO_ACTION_FILTER, type ActionFilter } from './action-search.ts'
import { OPEN_ACTION_STATES, WITH_SUPPLIER_STATES, type ActionState } from './action-state.ts'
import { countOwnActions, findActionList, findOwnActionList } from './list-queries.server.ts'
import { countMatchingActions } from './matching-queries.server.ts'

export const ACTIONS_PER_PAGE = 50
/** Whatever a supplier was asked to do and need not do any more. */
const ENDED_FOR_SUPPLIER = ['closed', 'withdrawn'] as const satisfies readonly ActionState[]

/** One page of actions for the buyer; a page past the end is the last one. People of suppliers find nothing. */
export function listActions(db: Db, actor: Actor, filter: ActionFilter, wanted: number, now: Date) {
  const maySee = canSeeActions(actor) && !isSupplier(actor)
  const total = maySee ? countMatchingActions(db, filter, now) : 0
  const { page, pageCount } = pageOf(wanted, total)
  const rows = total === 0 ? [] : findActionList(db, filter, now, page, ACTIONS_PER_PAGE)
  return { rows, total, page, pageCount }
}

/** One page of the actor's own supplier's issued actions: those to be worked on, or those that have ended. */
export function listOwnActions(db: Db, actor: Actor, which: 'open' | 'ended', wanted: number) {
  if (!canSeeActions(actor) || !isSupplier(actor)) return { rows: [], total: 0, page: 1, pageCount: 1 }
  const states = which === 'open' ? OPEN_ACTION_STATES : ENDED_FOR_SUPPLIER
  const total = countOwnActions(db, actor.supplierId, states)
  const { page, pageCount } = pageOf(wanted, total)
  const rows = findOwnActionList(db, actor.supplierId, states, page, ACTIONS_PER_PAGE)
  return { rows: rows.map(row => ({ ...row, ownerName: null })), total, page, pageCount }
}

/** What the supplier's home page shows: the first few actions on which it has the next move, and how many there are. */
export function findOwedActions(db: Db, actor: Actor, most: number) {
  if (!canSeeActions(actor) || !isSupplier(actor)) return { rows: [], total: 0 }
  const total = countOwnActions(db, actor.supplierId, WITH_SUPPLIER_STATES)
  const rows = total === 0 ? [] : findOwnActionList(db, actor.supplierId, WITH_SUPPLIER_STATES, 1, most)
  return { rows: rows.map(row => ({ ...row, ownerName: null })), total }
}

/** How many drafts of a result wait to be issued or dropped. */
export function countDrafts(db: Db, actor: Actor, supplierId: string, now: Date): number {
  if (!canSeeActions(actor) || isSupplier(actor)) return 0
  return countMatchingActions(db, { ...NO_ACTION_FILTER, state: 'draft', supplierId }, now)
}

function pageOf(asked: number, total: number) {
  const pageCount = Math.max(1, Math.ceil(total / ACTIONS_PER_PAGE))
  return { page: Math.min(asked, pageCount), pageCount }
}
