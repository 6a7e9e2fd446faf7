import { canManageSuppliers } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { qualificationGate } from '#app/agreements/qualification-gate.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { FormErrors } from '#app/http/form-rules.ts'
import { isoDate } from '#app/i18n/format.ts'
import { transact, type Db } from '#db/client.server.ts'
import { replaceSupplierSites } from './choice-queries.server.ts'
import { existsSupplierCode, insertSupplier } from './queries.server.ts'
import { dateProblem, isSetBack, whyNotQualify, type StatusRefusal } from './status-change.ts'
import { searchTextOf, type SupplierFacts } from './supplier-form.ts'
import type { SupplierStatus } from './vocabulary.ts'

export type CreateSupplierResult =
  | { ok: true; id: string }
  | { ok: false; errors: FormErrors }
  | { ok: false; refusal: { code: 'not-allowed' } | StatusRefusal }

/** Besides its facts: the sites it serves, and since when (`YYYY-MM-DD`) and why it has its status. */
export type Entry = {
  siteIds?: readonly string[]
  statusSince?: string | null
  statusReason?: string | null
}

/**
 * Adds a supplier to the register, with the sites it serves; without a day its status holds from today. Refuses a code
 * that another supplier has, a suspended or disqualified one without day and reason, and a qualified one
 * without an integrity commitment, which nobody new can have: it starts as prospective.
 */
export function createSupplier(
  db: Db,
  context: ActionContext,
  facts: SupplierFacts,
  { siteIds = [], statusSince = null, statusReason = null }: Entry = {},
): CreateSupplierResult {
  if (!canManageSuppliers(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  const id = newId()
  return transact(db, (tx): CreateSupplierResult => {
    if (existsSupplierCode(tx, facts.code, id))
      return { ok: false, errors: { code: { code: 'already-taken' } } }
    const { now } = context
    const errors = standingErrors(facts.status, { statusSince, statusReason }, isoDate(now))
    if (errors) return { ok: false, errors }
    const refusal = whyNotQualify(facts.status, qualificationGate(tx, now, [id])(id))
    if (refusal) return { ok: false, refusal }
    const standing = { statusSince: statusSince ?? isoDate(now), statusReason }
    insertSupplier(tx, {
      ...facts,
      id,
      ...standing,
      searchText: searchTextOf(facts),
      createdAt: now,
      updatedAt: now,
    })
    replaceSupplierSites(tx, id, siteIds)
    recordEvent(tx, context, 'supplier.created', { supplierId: id }, { ...facts, ...standing, siteIds })
    return { ok: true, id }
  })
}

function standingErrors(
  status: SupplierStatus,
  { statusSince, statusReason }: Required<Pick<Entry, 'statusSince' | 'statusReason'>>,
  today: string,
): FormErrors | null {
  const errors: FormErrors = {}
  if (isSetBack(status) && !statusSince) errors.statusSince = { code: 'required' }
  if (isSetBack(status) && !statusReason) errors.statusReason = { code: 'required' }
  if (statusSince && dateProblem(statusSince, null, today)) errors.statusSince = { code: 'in-the-future' }
  return Object.keys(errors).length > 0 ? errors : null
}
