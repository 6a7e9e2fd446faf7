import { canManageSuppliers } from '#app/accounts/roles.ts'
import { lapseCase } from '#app/remediation/measures/open-case.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findSupplierById, updateSupplier, type SupplierInsert, type SupplierRow } from './queries.server.ts'

export type CloseResult = { ok: true } | { ok: false; code: 'not-found' | 'already-closed' | 'not-closed' }
type Refusal = Extract<CloseResult, { ok: false }>['code']

/**
 * Closes a supplier: it stays as it is with all its records, but is in no list and no new campaign any more. An
 * assessment that is under way goes on; what its grade entailed ends.
 */
export function closeSupplier(db: Db, context: ActionContext, id: string, reason: string): CloseResult {
  return change(db, context, id, (tx, supplier) => {
    if (supplier.closedAt) return 'already-closed'
    update(tx, context, id, { closedAt: context.now, closedReason: reason })
    lapseCase(tx, context, id)
    recordEvent(tx, context, 'supplier.closed', { supplierId: id }, { reason })
    return null
  })
}

/** Takes a closed supplier back into the register, with the status it had. */
export function reopenSupplier(db: Db, context: ActionContext, id: string, reason: string): CloseResult {
  return change(db, context, id, (tx, supplier) => {
    if (!supplier.closedAt) return 'not-closed'
    update(tx, context, id, { closedAt: null, closedReason: null })
    recordEvent(tx, context, 'supplier.reopened', { supplierId: id }, { reason })
    return null
  })
}

function change(
  db: Db,
  { actor }: ActionContext,
  id: string,
  work: (tx: Db, supplier: SupplierRow) => Refusal | null,
): CloseResult {
  if (!canManageSuppliers(actor)) return { ok: false, code: 'not-found' }
  return transact(db, (tx): CloseResult => {
    const supplier = findSupplierById(tx, id)
    const code = supplier ? work(tx, supplier) : 'not-found'
    return code ? { ok: false, code } : { ok: true }
  })
}

function update(tx: Db, { now }: ActionContext, id: string, changes: Partial<SupplierInsert>) {
  updateSupplier(tx, id, { ...changes, updatedAt: now })
}
