import { findBuyerContacts, type BuyerContact } from '#app/campaigns/contact-queries.server.ts'
import { findRecusedFromSupplier } from '#app/integrity/registers/queries.server.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { findActionDesk } from './contact-queries.server.ts'
import type { ActionRow } from './queries.server.ts'

/**
 * Who at the buyer is told of an action: its owner, or the first who is still there of its maker and the supplier's owner,
 * or else everybody who works on actions. Whom a declared relation keeps away from the supplier is passed over.
 */
export function findReceivers(
  db: Db,
  { ownerId, createdById, supplierId }: Pick<ActionRow, 'ownerId' | 'createdById' | 'supplierId'>,
): BuyerContact[] {
  const recused = findRecusedFromSupplier(db, supplierId).map(({ id }) => id)
  const wanted = [ownerId, createdById, findSupplierById(db, supplierId)?.ownerId ?? null]
  const ids = wanted.filter(id => id !== null).filter(id => !recused.includes(id))
  const reachable = findBuyerContacts(db, ids)
  const [first] = ids.flatMap(id => reachable.find(person => person.id === id) ?? [])
  return first ? [first] : findActionDesk(db, recused)
}
