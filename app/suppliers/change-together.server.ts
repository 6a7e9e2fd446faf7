import { createHash } from 'node:crypto'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { qualificationGate } from '#app/agreements/qualification-gate.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { transact, type Db } from '#db/client.server.ts'
import { planBulkChange, type BulkChange, type BulkPlan, type Changeable } from './bulk-change.ts'
import {
  addSites,
  findChangeable,
  insertSupplierEvents,
  removeSites,
  updateSuppliers,
} from './bulk-queries.server.ts'
import { MAX_CHOSEN, type SupplierChoice } from './selection.ts'

export type BulkPreview = {
  chosen: number
  changing: number
  counts: BulkPlan['counts']
  refused: string[]
  /** Stands for the suppliers exactly as they were when they were counted. */
  seen: string
}
export type BulkRefusal =
  { code: 'not-allowed' | 'nobody-chosen' | 'changed-meanwhile' } | { code: 'too-many'; max: number }
export type BulkResult = { ok: true; count: number } | { ok: false; refusal: BulkRefusal }

/** What a change would do to the chosen suppliers. */
export function previewChange(
  db: Db,
  context: ActionContext,
  choice: SupplierChoice,
  change: BulkChange,
): { ok: true; preview: BulkPreview } | { ok: false; refusal: BulkRefusal } {
  const suppliers = findChangeable(db, choice, MAX_CHOSEN + 1)
  const refusal = whyNot(context, suppliers)
  if (refusal) return { ok: false, refusal }
  const { rows, counts, refused } = plan(db, context, suppliers, change)
  const seen = fingerprint(suppliers)
  return { ok: true, preview: { chosen: suppliers.length, changing: rows.length, counts, refused, seen } }
}

/**
 * Changes up to `MAX_CHOSEN` suppliers in one transaction, with one event for each. `seen` is what the preview
 * said: when one of them has changed since, or another one matches, nothing is changed.
 */
export function changeTogether(
  db: Db,
  context: ActionContext,
  choice: SupplierChoice,
  change: BulkChange,
  seen: string,
): BulkResult {
  return transact(db, (tx): BulkResult => {
    const suppliers = findChangeable(tx, choice, MAX_CHOSEN + 1)
    const refusal = whyNot(context, suppliers)
    if (refusal) return { ok: false, refusal }
    if (fingerprint(suppliers) !== seen) return { ok: false, refusal: { code: 'changed-meanwhile' } }
    const { rows } = plan(tx, context, suppliers, change)
    if (rows.length > 0) write(tx, context, rows, change)
    return { ok: true, count: rows.length }
  })
}

function plan(db: Db, { now }: ActionContext, suppliers: Changeable[], change: BulkChange) {
  const ids = suppliers.map(({ id }) => id)
  const isCommitted = change.status?.to === 'qualified' ? qualificationGate(db, now, ids) : () => true
  return planBulkChange(suppliers, change, isoDate(now), isCommitted)
}

function whyNot({ actor }: ActionContext, { length }: Changeable[]): BulkRefusal | null {
  if (!canManageSuppliers(actor)) return { code: 'not-allowed' }
  if (length === 0) return { code: 'nobody-chosen' }
  return length > MAX_CHOSEN ? { code: 'too-many', max: MAX_CHOSEN } : null
}

function write(tx: Db, context: ActionContext, rows: BulkPlan['rows'], change: BulkChange) {
  const { facts, status } = change
  const changed = rows.filter(row => Object.keys(row.changes).length > 0)
  const changedIds = changed.map(row => row.id)
  updateSuppliers(tx, changedIds, { ...facts, updatedAt: context.now })
  addSites(tx, changedIds, change.addSites)
  removeSites(tx, changedIds, change.removeSites)
  insertSupplierEvents(
    tx,
    context,
    'supplier.changed',
    changed.map(({ id, changes }) => ({ supplierId: id, data: { changes } })),
  )
  if (status) writeStatus(tx, context, rows, status)
  recordEvent(tx, context, 'suppliers.changed-together', {}, { count: rows.length, ...change })
}

function writeStatus(
  tx: Db,
  context: ActionContext,
  rows: BulkPlan['rows'],
  { to, since, reason }: NonNullable<BulkChange['status']>,
) {
  const moved = rows.flatMap(({ id, status }) => (status ? [{ id, from: status.from }] : []))
  updateSuppliers(
    tx,
    moved.map(({ id }) => id),
    { status: to, statusSince: since, statusReason: reason, updatedAt: context.now },
  )
  insertSupplierEvents(
    tx,
    context,
    'supplier.status-changed',
    moved.map(({ id, from }) => ({ supplierId: id, data: { from, to, since, reason } })),
  )
}

function fingerprint(suppliers: Changeable[]) {
  const hash = createHash('sha256')
  for (const { id, updatedAt } of suppliers) hash.update(`${id} ${updatedAt.getTime()}\n`)
  return hash.digest('base64url')
}
