import type { Db } from '#db/client.server.ts'
import type { ListedPerson } from './PeopleTable.tsx'
import { listPeople } from './people.server.ts'
import { personState } from './person-state.ts'
import type { Person } from './queries.server.ts'
import type { Actor } from './roles.ts'

/** One page of the actor's own side for `PeopleTable`; null for who may not manage them. */
export function readPeoplePage(db: Db, actor: Actor, request: Request, now: Date) {
  const page = Number(new URL(request.url).searchParams.get('page') ?? 1)
  const found = listPeople(db, actor, Number.isInteger(page) ? page : 1)
  return found && { ...found, people: found.people.map(person => toListedPerson(person, now)) }
}

/** What a list shows of a person, with the state at this moment. */
export function toListedPerson(person: Person, now: Date): ListedPerson {
  const { id, name, email, roles, lastSignInAt, invitedUntil } = person
  return { id, name, email, roles, state: personState(person, now), lastSignInAt, invitedUntil }
}
