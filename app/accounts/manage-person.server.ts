import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import {
  countOtherActiveHolders,
  deleteUnusedTokens,
  findPersonById,
  replaceRoles,
  updateUser,
  type Person,
} from './queries.server.ts'
import { areRolesOfSide, canManagePeopleOf, keyRoleOfSide, type Role } from './roles.ts'
import { deleteSessionsOfUser } from './session-queries.server.ts'

/** `last-holder`: nobody would be left who can let others in (an administrator, a supplier's owner). */
export type ManageRefusal = 'not-found' | 'wrong-roles' | 'last-holder' | 'yourself'
export type ManageResult = { ok: true } | { ok: false; why: ManageRefusal }

/**
 * Gives a person exactly these roles and ends their sessions, but for the one named: who changes the own roles
 * stays signed in.
 */
export function changeRoles(
  db: Db,
  context: ActionContext,
  userId: string,
  roles: readonly Role[],
  keptSessionId: string | null = null,
): ManageResult {
  return change(db, context, userId, (tx, person) => {
    if (!areRolesOfSide(person.supplierId, roles)) return 'wrong-roles'
    const givesUpKeyRole = !roles.includes(keyRoleOfSide(person.supplierId))
    if (givesUpKeyRole && isLastHolder(tx, person)) return 'last-holder'
    replaceRoles(tx, userId, roles)
    const endedSessions = deleteSessionsOfUser(tx, userId, keptSessionId)
    const data = { from: person.roles, to: roles, endedSessions }
    recordEvent(tx, context, 'user.roles-changed', subjectOf(person), data)
    return null
  })
}

/** Closes an account: its sessions end and its links stop working. Nobody disables themselves. */
export function disablePerson(db: Db, context: ActionContext, userId: string): ManageResult {
  return change(db, context, userId, (tx, person) => {
    if (userId === context.actor.userId) return 'yourself'
    if (person.disabledAt) return null
    if (isLastHolder(tx, person)) return 'last-holder'
    updateUser(tx, userId, { disabledAt: context.now })
    deleteUnusedTokens(tx, userId)
    const endedSessions = deleteSessionsOfUser(tx, userId, null)
    recordEvent(tx, context, 'user.disabled', subjectOf(person), { endedSessions })
    return null
  })
}

/** Opens a disabled account again; who had a password signs in with it, others need a new invitation. */
export function enablePerson(db: Db, context: ActionContext, userId: string): ManageResult {
  return change(db, context, userId, (tx, person) => {
    if (!person.disabledAt) return null
    updateUser(tx, userId, { disabledAt: null })
    recordEvent(tx, context, 'user.enabled', subjectOf(person))
    return null
  })
}

/** Signs a person out everywhere. */
export function endSessionsOf(db: Db, context: ActionContext, userId: string): ManageResult {
  return change(db, context, userId, (tx, person) => {
    const count = deleteSessionsOfUser(tx, userId, null)
    if (count > 0) recordEvent(tx, context, 'user.session-ended', subjectOf(person), { count })
    return null
  })
}

type Change = (tx: Db, person: Person) => ManageRefusal | null

function change(db: Db, context: ActionContext, userId: string, work: Change): ManageResult {
  return transact(db, (tx): ManageResult => {
    const person = findPersonById(tx, userId)
    if (!person || !canManagePeopleOf(context.actor, person.supplierId))
      return { ok: false, why: 'not-found' }
    const why = work(tx, person)
    return why === null ? { ok: true } : { ok: false, why }
  })
}

function isLastHolder(tx: Db, person: Person) {
  const keyRole = keyRoleOfSide(person.supplierId)
  const isActiveHolder = person.roles.includes(keyRole) && person.hasPassword && !person.disabledAt
  return isActiveHolder && countOtherActiveHolders(tx, keyRole, person.supplierId, person.id) === 0
}

function subjectOf({ id, supplierId }: Person) {
  return { userId: id, supplierId }
}
