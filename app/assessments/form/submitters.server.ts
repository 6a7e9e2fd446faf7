import { canSubmit, isSupplier, type Actor } from '#app/accounts/roles.ts'
import { findPeopleBySupplierId } from '#app/accounts/queries.server.ts'
import type { Db } from '#db/client.server.ts'

/** Names of the active colleagues who may submit for the actor's supplier. */
export function submitterNames(db: Db, actor: Actor): string[] {
  if (!isSupplier(actor)) return []
  return findPeopleBySupplierId(db, actor.supplierId)
    .filter(person => !person.disabledAt && person.hasPassword)
    .filter(({ id, name, email, supplierId, roles }) =>
      canSubmit({ userId: id, name, email, supplierId, roles }),
    )
    .map(person => person.name)
}
