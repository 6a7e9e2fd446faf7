import { canManageSuppliers } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { FormErrors } from '#app/http/form-rules.ts'
import { isoDate } from '#app/i18n/format.ts'
import { transact, type Db } from '#db/client.server.ts'
import { replaceSupplierSites } from './choice-queries.server.ts'
import { existsSupplierCode, insertSupplier } from './queries.server.ts'
import { searchTextOf, type SupplierFacts } from './supplier-form.ts'

export type CreateSupplierResult =
  | { ok: true; id: string }
  | { ok: false; errors: FormErrors }
  | { ok: false; refusal: { code: 'not-allowed' } }

/**
 * Adds a supplier to the register, with the sites it serves; its status holds from today. Refuses a code that
 * another supplier has.
 */
export function createSupplier(
  db: Db,
  context: ActionContext,
  facts: SupplierFacts,
  siteIds: readonly string[] = [],
): CreateSupplierResult {
  if (!canManageSuppliers(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  const id = newId()
  return transact(db, (tx): CreateSupplierResult => {
    if (existsSupplierCode(tx, facts.code, id))
      return { ok: false, errors: { code: { code: 'already-taken' } } }
    const { now } = context
    insertSupplier(tx, {
      ...facts,
      id,
      statusSince: isoDate(now),
      searchText: searchTextOf(facts),
      createdAt: now,
      updatedAt: now,
    })
    replaceSupplierSites(tx, id, siteIds)
    recordEvent(tx, context, 'supplier.created', { supplierId: id }, { ...facts, siteIds })
    return { ok: true, id }
  })
}
