import { findRecusedFromSupplier } from '#app/integrity/registers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { isActionPerson } from './contact-queries.server.ts'
import { itemsAskedOf } from './item-texts.server.ts'
import type { ActionVerbRefusal } from './refusal.ts'

/** Why an action cannot be about these items: only what the supplier's category is asked can be put right. */
export function whyNotItems(
  db: Db,
  supplierId: string,
  itemCodes: readonly string[],
): ActionVerbRefusal | null {
  if (itemCodes.length === 0) return null
  const asked = itemsAskedOf(db, supplierId)
  const itemCode = itemCodes.find(code => !asked.has(code))
  return itemCode === undefined ? null : { code: 'unknown-item', itemCode }
}

/**
 * Why this person cannot follow actions of a supplier; nobody at all is possible while it is a draft. Whom a declared
 * relation keeps away from it does not.
 */
export function whyNotOwner(db: Db, supplierId: string, ownerId: string | null): ActionVerbRefusal | null {
  if (ownerId === null) return null
  if (!isActionPerson(db, ownerId)) return { code: 'unknown-person' }
  const isRecused = findRecusedFromSupplier(db, supplierId).some(({ id }) => id === ownerId)
  return isRecused ? { code: 'recused' } : null
}
