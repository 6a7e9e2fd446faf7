import { setImmediate } from 'node:timers/promises'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { transact, type Db } from '#db/client.server.ts'
import {
  countUnchanged,
  linkRows,
  replaceSites,
  stageAdditions,
  updateSuppliers,
} from './apply-queries.server.ts'
import { inBackground } from './background.server.ts'
import { requireImport, runCheck, type WorkResult } from './check-import.server.ts'
import { planImport, type PlannedSlice } from './plan-import.server.ts'
import type { Planning } from './plan-row.ts'
import { addWrites, emptyWrites, type Writes } from './prepare-writes.ts'
import { claimImport, findImportById, updateImport, type ImportRow } from './queries.server.ts'
import { countActions, countDecisions } from './row-queries.server.ts'
import type { ImportRefusal } from './refusal.ts'
import { loadDirectory } from './register-queries.server.ts'
import type { Staged } from './staging-queries.server.ts'

/** Suppliers or rows worked off before others get their turn. */
const CHUNK = 200

/**
 * Takes a checked import over into the register: everything or nothing, in one transaction. Everything is planned
 * once more before; when the register has changed since the check, nothing is written and the import is checked
 * anew, for the person to look again. Of two people starting it at once one succeeds and the other is told.
 */
export function applyImport(db: Db, context: ActionContext, id: string): WorkResult {
  if (!canManageSuppliers(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  const refusal = transact(db, tx => {
    const why = whyNotApply(tx, id)
    if (why) return why
    updateImport(tx, id, { state: 'applying', progress: 0, failure: null, updatedAt: context.now })
    return null
  })
  if (refusal) return { ok: false, refusal }
  return { ok: true, done: inBackground(db, id, 'checked', () => apply(db, context, id)) }
}

function whyNotApply(tx: Db, id: string): ImportRefusal | null {
  const found = findImportById(tx, id)
  if (!found) return { code: 'not-found' }
  if (found.state !== 'checked') return { code: 'not-now' }
  const { problem = 0, create = 0, update = 0 } = countActions(tx, id)
  if (problem > 0) return { code: 'has-problems', count: problem }
  const { open, same, other } = countDecisions(tx, id)
  if (open > 0) return { code: 'has-open-duplicates', count: open }
  return create + update + same + other === 0 ? { code: 'nothing-to-do' } : null
}

async function apply(db: Db, context: ActionContext, id: string) {
  const found = requireImport(db, id)
  const prepared = await prepare(db, found, context.now)
  const isWritten = prepared !== null && (await write(db, context, found, prepared))
  if (!isWritten) return runCheck(db, id, context.now, 'register-changed')
  await inChunks(prepared.links, links => transact(db, tx => linkRows(tx, id, links)))
}

/** Everything to be written; null when the register is not any more what the person was shown. */
async function prepare(db: Db, found: ImportRow, now: Date): Promise<Writes | null> {
  let isAsShown = true
  let progress = 0
  const planning = await planImport(db, found, loadDirectory(db), isoDate(now), slice => {
    isAsShown &&= slice.every(isAsChecked)
    progress += slice.length
    updateImport(db, found.id, { progress })
  })
  return isAsShown ? writesOf(planning, found.id, now) : null
}

/** Whether a row would still do what the check said, to a supplier that has not changed since. */
function isAsChecked({ row, planned }: PlannedSlice[number]) {
  return (
    row.action === planned.action &&
    row.decision === planned.decision &&
    row.supplierId === planned.supplierId &&
    row.duplicateOf === planned.duplicateOf &&
    row.seenAt?.getTime() === planned.seenAt?.getTime()
  )
}

async function writesOf(planning: Planning, importId: string, now: Date): Promise<Writes> {
  const writes = emptyWrites()
  await inChunks([...planning.pending.values()], chunk => {
    for (const pending of chunk) addWrites(writes, pending, { now, newId, importId })
  })
  return writes
}

async function inChunks<T>(all: readonly T[], work: (chunk: readonly T[]) => void) {
  for (let from = 0; from < all.length; from += CHUNK) {
    work(all.slice(from, from + CHUNK))
    await setImmediate()
  }
}

/** Answers false, with nothing written, when the register has changed in the last moment. */
async function write(db: Db, context: ActionContext, found: ImportRow, writes: Writes): Promise<boolean> {
  const staged = await stageAdditions(db, writes, context)
  try {
    return transact(db, tx => writeAll(tx, context, found, { ...writes, staged }))
  } catch (error) {
    // A code or an address that somebody has taken meanwhile.
    if (isTaken(error)) return false
    throw error
  } finally {
    staged.drop()
  }
}

/** What the one transaction does. */
function writeAll(
  tx: Db,
  context: ActionContext,
  found: ImportRow,
  writes: Writes & { staged: Staged },
): boolean {
  const { id, fileName } = found
  if (countUnchanged(tx, writes.seen) < writes.seen.length) return false
  const counts = {
    create: writes.created.length,
    update: writes.updated.length,
    unchanged: writes.unchanged,
    contacts: writes.users.length,
    skipped: countDecisions(tx, id).skip,
  }
  const times = { appliedAt: context.now, updatedAt: context.now }
  if (!claimImport(tx, id, ['applying'], { state: 'applied', counts, failure: null, ...times })) return false
  writes.staged.insert(tx)
  updateSuppliers(tx, writes.updated)
  replaceSites(tx, writes.sitesOf, writes.sites)
  recordEvent(tx, context, 'suppliers.imported', {}, { importId: id, fileName, ...counts })
  return true
}

function isTaken(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || isTaken(error.cause)
}
