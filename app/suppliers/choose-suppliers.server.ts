import { canManageSuppliers, type Actor } from '#app/accounts/roles.ts'
import { transact, type Db } from '#db/client.server.ts'
import { countSuppliers } from './queries.server.ts'
import { MAX_CHOSEN, type AskedChoice, type SupplierChoice } from './selection.ts'
import {
  addChosen,
  addChosenMatching,
  countChosen,
  findChosenAmong,
  findChosenIds,
  removeAllChosen,
  removeChosen,
} from './selection-queries.server.ts'
import type { SupplierFilter } from './supplier-search.ts'

export type ChooseResult = { ok: true; count: number } | { ok: false; code: 'not-allowed' | 'too-many' }
type Ticks = { ticked: readonly string[]; unticked: readonly string[] }

/**
 * Keeps the ticks of one page of a list beside those made on other pages and in other searches. They are the
 * person's own and stay until cleared. Refuses more than `MAX_CHOSEN` altogether: then nothing changes.
 */
export function tickSuppliers(db: Db, actor: Actor, { ticked, unticked }: Ticks): ChooseResult {
  return choose(db, actor, tx => {
    removeChosen(tx, actor.userId, unticked)
    addChosen(tx, actor.userId, ticked)
  })
}

/** Ticks all that match a filter as well. */
export function tickMatching(db: Db, actor: Actor, filter: SupplierFilter): ChooseResult {
  return choose(db, actor, tx => addChosenMatching(tx, actor.userId, filter, MAX_CHOSEN + 1))
}

export function clearTicks(db: Db, actor: Actor): ChooseResult {
  return choose(db, actor, tx => removeAllChosen(tx, actor.userId))
}

/** How many suppliers the person has ticked, and which of a page's. */
export function findTicks(db: Db, actor: Actor, shown: readonly string[]) {
  if (!canManageSuppliers(actor)) return { count: 0, ticked: [] }
  return { count: countChosen(db, actor.userId), ticked: findChosenAmong(db, actor.userId, shown) }
}

/** The suppliers an address speaks of, with how many they are. */
export function resolveChoice(
  db: Db,
  actor: Actor,
  asked: AskedChoice,
): { choice: SupplierChoice; count: number } {
  if (!asked.isTicked) return { choice: { filter: asked.filter }, count: countSuppliers(db, asked.filter) }
  const supplierIds = canManageSuppliers(actor) ? findChosenIds(db, actor.userId, MAX_CHOSEN) : []
  return { choice: { supplierIds }, count: supplierIds.length }
}

class TooMany extends Error {}

function choose(db: Db, actor: Actor, work: (tx: Db) => void): ChooseResult {
  if (!canManageSuppliers(actor)) return { ok: false, code: 'not-allowed' }
  try {
    return transact(db, (tx): ChooseResult => {
      work(tx)
      const count = countChosen(tx, actor.userId)
      if (count > MAX_CHOSEN) throw new TooMany()
      return { ok: true, count }
    })
  } catch (error) {
    if (error instanceof TooMany) return { ok: false, code: 'too-many' }
    throw error
  }
}
