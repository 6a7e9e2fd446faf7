import type { Db } from '#db/client.server.ts'
import { countPeople, findPeople, findPersonById, PEOPLE_PER_PAGE, type Person } from './queries.server.ts'
import { canManagePeopleOf, type Actor } from './roles.ts'

/** One page of the people on the actor's own side; pages count from 1 and stay within the list. */
export function listPeople(db: Db, actor: Actor, page: number) {
  if (!canManagePeopleOf(actor, actor.supplierId)) return null
  const count = countPeople(db, actor.supplierId)
  const pageCount = Math.max(1, Math.ceil(count / PEOPLE_PER_PAGE))
  const shown = Math.min(Math.max(1, page), pageCount)
  return { people: findPeople(db, actor.supplierId, shown), count, page: shown, pageCount }
}

/** A person the actor may manage; to anybody else the person does not exist. */
export function findManagedPerson(db: Db, actor: Actor, userId: string): Person | null {
  const person = findPersonById(db, userId)
  return person && canManagePeopleOf(actor, person.supplierId) ? person : null
}
