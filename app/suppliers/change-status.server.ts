import { canManageSuppliers } from '#app/accounts/roles.ts'
import { qualificationGate } from '#app/agreements/qualification-gate.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findSupplierById, updateSupplier } from './queries.server.ts'
import {
  dateProblem,
  needsReason,
  whyNotQualify,
  whyNotStatus,
  type DateProblem,
  type StatusRefusal,
} from './status-change.ts'
import type { SupplierStatus } from './vocabulary.ts'

export type StatusChange = {
  /** The status the person was shown. */
  from: SupplierStatus
  to: SupplierStatus
  /** Calendar day (`YYYY-MM-DD`) from which it holds: not before the last change, not after today. */
  since: string
  reason: string | null
}

export type ChangeStatusRefusal =
  | { code: 'not-allowed' | 'not-found' }
  | { code: 'changed-meanwhile' | 'closed' }
  | { code: 'reason-missing' }
  | { code: 'wrong-date'; problem: DateProblem }
  | StatusRefusal

export type ChangeStatusResult = { ok: true } | { ok: false; refusal: ChangeStatusRefusal }

/**
 * Gives a supplier another status, with its date and reason. Of two people changing it at once one succeeds and
 * the other is told. A closed supplier is reopened first, and nobody becomes qualified without an integrity commitment.
 */
export function changeStatus(
  db: Db,
  context: ActionContext,
  id: string,
  { from, to, since, reason }: StatusChange,
): ChangeStatusResult {
  if (!canManageSuppliers(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): ChangeStatusResult => {
    const supplier = findSupplierById(tx, id)
    if (!supplier) return { ok: false, refusal: { code: 'not-found' } }
    if (supplier.closedAt) return { ok: false, refusal: { code: 'closed' } }
    if (supplier.status !== from) return { ok: false, refusal: { code: 'changed-meanwhile' } }
    const refusal = whyNotStatus(from, to) ?? whyNotQualify(to, qualificationGate(tx, context.now, [id])(id))
    if (refusal) return { ok: false, refusal }
    if (needsReason(from, to) && !reason) return { ok: false, refusal: { code: 'reason-missing' } }
    const problem = dateProblem(since, supplier.statusSince, isoDate(context.now))
    if (problem) return { ok: false, refusal: { code: 'wrong-date', problem } }
    updateSupplier(tx, id, {
      status: to,
      statusSince: since,
      statusReason: reason,
      updatedAt: context.now,
    })
    recordEvent(tx, context, 'supplier.status-changed', { supplierId: id }, { from, to, since, reason })
    return { ok: true }
  })
}
