import { canManageSuppliers } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { FormErrors } from '#app/http/form-rules.ts'
import { transact, type Db } from '#db/client.server.ts'
import { existsSupplierCode, findSupplierById, updateSupplier, type SupplierRow } from './queries.server.ts'
import { searchTextOf, type SupplierFacts } from './supplier-form.ts'

export type ChangeSupplierResult =
  | { ok: true }
  | { ok: false; errors: FormErrors }
  | { ok: false; refusal: { code: 'not-allowed' | 'not-found' | 'changed-meanwhile' } }

/**
 * Changes a supplier's facts. `seenAt` is the `updatedAt` of the record the editor was shown: somebody
 * else's later change is not overwritten. The event holds old and new of what differs; a running campaign
 * keeps the category, region, class and size it was opened with.
 */
export function changeSupplier(
  db: Db,
  context: ActionContext,
  id: string,
  { facts, seenAt }: { facts: SupplierFacts; seenAt: Date },
): ChangeSupplierResult {
  if (!canManageSuppliers(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): ChangeSupplierResult => {
    const before = findSupplierById(tx, id)
    if (!before) return { ok: false, refusal: { code: 'not-found' } }
    if (before.updatedAt.getTime() !== seenAt.getTime())
      return { ok: false, refusal: { code: 'changed-meanwhile' } }
    if (existsSupplierCode(tx, facts.code, id))
      return { ok: false, errors: { code: { code: 'already-taken' } } }
    const changes = differences(before, facts)
    if (Object.keys(changes).length === 0) return { ok: true }
    updateSupplier(tx, id, { ...facts, searchText: searchTextOf(facts), updatedAt: context.now })
    recordEvent(tx, context, 'supplier.changed', { supplierId: id }, { changes })
    return { ok: true }
  })
}

function differences(before: SupplierRow, after: SupplierFacts) {
  const names = Object.keys(after) as (keyof SupplierFacts)[]
  const changed = names.filter(name => before[name] !== after[name])
  return Object.fromEntries(changed.map(name => [name, { old: before[name], new: after[name] }]))
}
