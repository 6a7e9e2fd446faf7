import { canSeeIntegrity, isBuyer, type Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import { namedPeople } from '../matters/named-people.ts'
import {
  countConflicts,
  findBuyerPeople,
  findConflictPage,
  findConflictWithNames,
  findGiftPage,
  findRecusedBySupplier,
  findRecusedFromSupplier,
  sumGifts,
  type ConflictFilter,
  type GiftFilter,
} from './queries.server.ts'

const ENTRIES_PER_PAGE = 50

/** One page of declared gifts with how many they are and what they are worth. */
export function listGifts(db: Db, actor: Actor, filter: GiftFilter, wanted: number) {
  if (!canSeeIntegrity(actor)) return { rows: [], total: 0, value: 0, page: 1, pageCount: 1 }
  const { count: total, value } = sumGifts(db, filter)
  const pageCount = Math.max(1, Math.ceil(total / ENTRIES_PER_PAGE))
  const page = Math.min(wanted, pageCount)
  return { rows: findGiftPage(db, filter, page, ENTRIES_PER_PAGE), total, value, page, pageCount }
}

/** One page of declared conflicts. */
export function listConflicts(db: Db, actor: Actor, filter: ConflictFilter, wanted: number) {
  if (!canSeeIntegrity(actor)) return { rows: [], total: 0, page: 1, pageCount: 1 }
  const total = countConflicts(db, filter)
  const pageCount = Math.max(1, Math.ceil(total / ENTRIES_PER_PAGE))
  const page = Math.min(wanted, pageCount)
  return { rows: findConflictPage(db, filter, page, ENTRIES_PER_PAGE), total, page, pageCount }
}

/** One conflict, who it may mean, and who has that name. */
export function findConflict(db: Db, actor: Actor, id: string) {
  const found = canSeeIntegrity(actor) ? findConflictWithNames(db, id) : null
  if (!found) return null
  const people = findBuyerPeople(db)
  const suggested = namedPeople(found.conflict.ourPerson, people).at(0)?.id ?? null
  return { ...found, people, suggested }
}

/** Who of ours keeps away from a supplier, for everybody at the buyer who works with it; not why. */
export function recusedFrom(db: Db, actor: Actor, supplierId: string): { id: string; name: string }[] {
  return isBuyer(actor) ? findRecusedFromSupplier(db, supplierId) : []
}

/** Does this person keep away from a supplier, and so takes no part in assessing it? */
export function isRecusedFrom(db: Db, actor: Actor, supplierId: string): boolean {
  return recusedFrom(db, actor, supplierId).some(({ id }) => id === actor.userId)
}

/** Of these people, those who keep away from some supplier, with how many; for everybody at the buyer; not why. */
export function countRecusals(db: Db, actor: Actor, people: readonly { id: string; name: string }[]) {
  if (!isBuyer(actor)) return []
  const recused = [...findRecusedBySupplier(db).values()].flat()
  return people
    .map(({ id, name }) => ({ id, name, suppliers: recused.filter(person => person.id === id).length }))
    .filter(({ suppliers }) => suppliers > 0)
}
