import type { Db } from '#db/client.server.ts'
import { findOrganisation } from '#app/settings/queries.server.ts'
import type { PasswordOwner } from './password-rules.ts'
import { findPersonById, findSupplierNames, type Person } from './queries.server.ts'
import type { Actor } from './roles.ts'

/** A person as the actor of what they just did, for events written before a session carries them. */
export function actorOf({ id, name, email, supplierId, roles }: Person): Actor {
  return { userId: id, name, email, supplierId, roles }
}

/** The person behind an id found a moment ago in the same transaction. */
export function requirePerson(tx: Db, userId: string): Person {
  const person = findPersonById(tx, userId)
  if (!person) throw new Error('the account has disappeared')
  return person
}

/** What must not be part of a person's password: their mailbox, their company and the buyer's. */
export function passwordOwner(
  db: Db,
  { email, supplierId }: { email: string; supplierId: string | null },
): PasswordOwner {
  const companies = [findOrganisation(db), supplierId === null ? null : findSupplierNames(db, supplierId)]
  return { email, companyNames: companies.flatMap(names => (names ? [names.nameZh, names.nameEn] : [])) }
}
