import { canManageSuppliers } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { FormErrors } from '#app/http/form-rules.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findSitesBySupplierId, replaceSupplierSites } from './choice-queries.server.ts'
import { existsSupplierCode, findSupplierById, updateSupplier } from './queries.server.ts'
import { searchTextOf, type SupplierDetails } from './supplier-form.ts'

export type ChangeSupplierResult =
  | { ok: true }
  | { ok: false; errors: FormErrors }
  | { ok: false; refusal: { code: 'not-allowed' | 'not-found' | 'changed-meanwhile' } }

type Change = { facts: SupplierDetails; siteIds: readonly string[]; seenAt: Date }

/**
 * Changes a supplier's facts and the sites it serves. `seenAt` is the `updatedAt` of the record the editor was
 * shown: somebody else's later change is not overwritten. The event holds old and new of what differs; a running
 * campaign keeps the category, region, class and size it was opened with.
 */
export function changeSupplier(
  db: Db,
  context: ActionContext,
  id: string,
  { facts, siteIds, seenAt }: Change,
): ChangeSupplierResult {
  if (!canManageSuppliers(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): ChangeSupplierResult => {
    const before = findSupplierById(tx, id)
    if (!before) return { ok: false, refusal: { code: 'not-found' } }
    if (before.updatedAt.getTime() !== seenAt.getTime())
      return { ok: false, refusal: { code: 'changed-meanwhile' } }
    if (existsSupplierCode(tx, facts.code, id))
      return { ok: false, errors: { code: { code: 'already-taken' } } }
    const sitesBefore = findSitesBySupplierId(tx, id).map(site => site.id)
    const changes = differences({ ...before, siteIds: sitesBefore }, { ...facts, siteIds })
    if (Object.keys(changes).length === 0) return { ok: true }
    updateSupplier(tx, id, { ...facts, searchText: searchTextOf(facts), updatedAt: context.now })
    if ('siteIds' in changes) replaceSupplierSites(tx, id, siteIds)
    recordEvent(tx, context, 'supplier.changed', { supplierId: id }, { changes })
    return { ok: true }
  })
}

type Facts = SupplierDetails & { siteIds: readonly string[] }

/** Old and new of every fact that differs; the order of the sites does not matter. */
function differences(before: Facts, after: Facts) {
  const names = Object.keys(after) as (keyof Facts)[]
  const changed = names.filter(name => comparable(before[name]) !== comparable(after[name]))
  return Object.fromEntries(changed.map(name => [name, { old: before[name], new: after[name] }]))
}

function comparable(value: Facts[keyof Facts]) {
  return Array.isArray(value) ? [...value].sort().join(' ') : value
}
