import { canManageSuppliers } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { FormErrors } from '#app/http/form-rules.ts'
import { transact, type Db } from '#db/client.server.ts'
import { existsSupplierCode, insertSupplier } from './queries.server.ts'
import { searchTextOf, type SupplierFacts } from './supplier-form.ts'

export type CreateSupplierResult =
  | { ok: true; id: string }
  | { ok: false; errors: FormErrors }
  | { ok: false; refusal: { code: 'not-allowed' } }

/** Adds a supplier to the register. Refuses a code that another supplier has. */
export function createSupplier(db: Db, context: ActionContext, facts: SupplierFacts): CreateSupplierResult {
  if (!canManageSuppliers(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  const id = newId()
  return transact(db, (tx): CreateSupplierResult => {
    if (existsSupplierCode(tx, facts.code, id))
      return { ok: false, errors: { code: { code: 'already-taken' } } }
    const { now } = context
    insertSupplier(tx, { ...facts, id, searchText: searchTextOf(facts), createdAt: now, updatedAt: now })
    recordEvent(tx, context, 'supplier.created', { supplierId: id }, facts)
    return { ok: true, id }
  })
}
