import { setImmediate } from 'node:timers/promises'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { canBeChecked } from './import-state.ts'
import {
  claimImport,
  findImportById,
  findImportsIn,
  findImportWithRows,
  updateImport,
} from './queries.server.ts'
import { deleteFileRows } from './row-queries.server.ts'
import type { ImportRefusal } from './refusal.ts'

/** Rows of a finished import can be looked at this long; the import itself and its events stay. */
export const KEEP_ROWS_DAYS = 90
const DAY_MS = 24 * 60 * 60_000
const MOST_AT_ONCE = 200

/** Gives an import up; the register stays as it is. */
export function discardImport(
  db: Db,
  { actor, now }: ActionContext,
  id: string,
): { ok: true } | { ok: false; refusal: ImportRefusal } {
  if (!canManageSuppliers(actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  const change = { state: 'discarded', updatedAt: now } as const
  if (claimImport(db, id, ['mapped', 'checked', 'failed'], change)) return { ok: true }
  return { ok: false, refusal: { code: findImportById(db, id) ? 'not-now' : 'not-found' } }
}

/**
 * Takes up what a stop of the server interrupted; call it before requests are served. A file that was being read
 * is gone and has to be uploaded again. A check is to be started again. An import that was being written has
 * either been written as a whole, and then is no longer under way, or not at all, and can be started again.
 */
export function recoverImports(db: Db, now: Date) {
  const change = { failure: 'interrupted', progress: 0, updatedAt: now }
  for (const { id, state } of findImportsIn(db, ['reading', 'checking', 'applying'], MOST_AT_ONCE))
    transact(db, tx => {
      if (state === 'reading') deleteFileRows(tx, id)
      const next = state === 'reading' ? 'failed' : state === 'checking' ? 'mapped' : 'checked'
      updateImport(tx, id, { ...change, state: next })
    })
}

/**
 * Deletes the rows of imports that ended, or that nobody went on with, more than 90 days ago. Whoever was
 * forgotten on the way counts as discarded. May run twice without harm.
 */
export async function forgetOldImports(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - KEEP_ROWS_DAYS * DAY_MS)
  for (let old = findImportWithRows(db, before); old !== null; old = findImportWithRows(db, before)) {
    const { id, state } = old
    transact(db, tx => {
      deleteFileRows(tx, id)
      if (canBeChecked(state)) updateImport(tx, id, { state: 'discarded' })
    })
    await setImmediate()
  }
}
