import { expect, test } from 'vitest'
import {
  addPerson,
  addSupplier,
  contextOf,
  mailedToken,
  openPortal,
  typesOfEvents,
  VISIT,
} from './accounts.test-support.ts'
import { findInvitation } from './accept-invitation.server.ts'
import { invitePerson } from './invite-person.server.ts'
import { changeRoles, disablePerson, enablePerson, endSessionsOf } from './manage-person.server.ts'
import { findManagedPerson, listPeople } from './people.server.ts'
import { findPersonById } from './queries.server.ts'
import { readSession, startSession } from './session.server.ts'

async function openWithPeople() {
  const { db } = await openPortal()
  const admin = await addPerson(db, { id: 'admin', roles: ['admin', 'procurement'] })
  await addPerson(db, { id: 'sqe', roles: ['sqe'] })
  const owner = await addPerson(db, { id: 'owner', roles: ['owner'], supplierId: 'supplier-one' })
  await addPerson(db, { id: 'contributor', roles: ['contributor'], supplierId: 'supplier-one' })
  return { db, admin, owner }
}

test('new roles end the sessions opened with the old ones', async () => {
  const { db, admin } = await openWithPeople()
  const token = startSession(db, { id: 'sqe', isStaff: true }, VISIT)
  expect(changeRoles(db, admin, 'sqe', ['procurement', 'viewer'])).toEqual({ ok: true })
  expect(readSession(db, token, VISIT.now)).toBeNull()
  expect(findPersonById(db, 'sqe')?.roles).toEqual(['procurement', 'viewer'])
})

test('who changes the own roles stays signed in there, with the new roles', async () => {
  const { db, admin } = await openWithPeople()
  const here = startSession(db, { id: 'admin', isStaff: true }, VISIT)
  const elsewhere = startSession(db, { id: 'admin', isStaff: true }, VISIT)
  const sessionId = readSession(db, here, VISIT.now)?.sessionId ?? null
  expect(changeRoles(db, admin, 'admin', ['admin'], sessionId)).toEqual({ ok: true })
  expect(readSession(db, here, VISIT.now)?.actor.roles).toEqual(['admin'])
  expect(readSession(db, elsewhere, VISIT.now)).toBeNull()
})

test('roles of the other side, or none, are refused', async () => {
  const { db, admin } = await openWithPeople()
  expect(changeRoles(db, admin, 'sqe', ['owner'])).toEqual({ ok: false, why: 'wrong-roles' })
  expect(changeRoles(db, admin, 'sqe', [])).toEqual({ ok: false, why: 'wrong-roles' })
})

test('disabling ends the sessions and the links; enabling opens the account again', async () => {
  const { db, admin } = await openWithPeople()
  const token = startSession(db, { id: 'sqe', isStaff: true }, VISIT)
  expect(disablePerson(db, admin, 'sqe')).toEqual({ ok: true })
  expect(readSession(db, token, VISIT.now)).toBeNull()
  expect(enablePerson(db, admin, 'sqe')).toEqual({ ok: true })
  expect(readSession(db, token, VISIT.now)).toBeNull()
  expect(findPersonById(db, 'sqe')?.disabledAt).toBeNull()
  expect(typesOfEvents(db)).toEqual(['user.disabled', 'user.enabled'])
})

test('a pending invitation is void once its person is disabled', async () => {
  const { db, admin } = await openWithPeople()
  const input = {
    email: 'new@buyer.example',
    name: 'New',
    locale: 'en',
    roles: ['sqe'],
    supplierId: null,
  } as const
  const invited = invitePerson(db, admin, input)
  const token = mailedToken(db, 'invitation', input.email)
  if (invited.ok) disablePerson(db, admin, invited.userId)
  expect(findInvitation(db, token, VISIT.now)).toBeNull()
})

test('disabling twice is no second event', async () => {
  const { db, admin } = await openWithPeople()
  disablePerson(db, admin, 'sqe')
  expect(disablePerson(db, admin, 'sqe')).toEqual({ ok: true })
  expect(typesOfEvents(db)).toEqual(['user.disabled'])
})

test('nobody disables themselves', async () => {
  const { db, admin } = await openWithPeople()
  await addPerson(db, { id: 'second', roles: ['admin'] })
  expect(disablePerson(db, admin, 'admin')).toEqual({ ok: false, why: 'yourself' })
})

test('the last active administrator keeps the role; invited and disabled ones do not count', async () => {
  const { db, admin } = await openWithPeople()
  await addPerson(db, { id: 'invited', roles: ['admin'], isActive: false })
  await addPerson(db, { id: 'gone', roles: ['admin'] })
  disablePerson(db, admin, 'gone')
  expect(changeRoles(db, admin, 'admin', ['procurement'])).toEqual({ ok: false, why: 'last-holder' })
  expect(changeRoles(db, admin, 'admin', ['admin'])).toEqual({ ok: true })
})

test('of two administrators who disable each other, one stays', async () => {
  const { db, admin } = await openWithPeople()
  const second = await addPerson(db, { id: 'second', roles: ['admin'] })
  expect(disablePerson(db, admin, 'second')).toEqual({ ok: true })
  expect(disablePerson(db, second, 'admin')).toEqual({ ok: false, why: 'last-holder' })
})

test('the last owner of a supplier can neither be disabled nor lose the role', async () => {
  const { db, admin, owner } = await openWithPeople()
  addSupplier(db, 'supplier-two')
  await addPerson(db, { id: 'elsewhere', roles: ['owner'], supplierId: 'supplier-two' })
  expect(disablePerson(db, admin, 'owner')).toEqual({ ok: false, why: 'last-holder' })
  expect(changeRoles(db, owner, 'owner', ['contributor'])).toEqual({ ok: false, why: 'last-holder' })
  changeRoles(db, owner, 'contributor', ['contributor', 'owner'])
  expect(changeRoles(db, owner, 'owner', ['contributor'])).toEqual({ ok: true })
})

test('an owner manages colleagues and nobody else', async () => {
  const { db, owner } = await openWithPeople()
  addSupplier(db, 'supplier-two')
  await addPerson(db, { id: 'elsewhere', roles: ['contributor'], supplierId: 'supplier-two' })
  expect(findManagedPerson(db, owner.actor, 'contributor')?.id).toBe('contributor')
  expect(findManagedPerson(db, owner.actor, 'elsewhere')).toBeNull()
  expect(disablePerson(db, owner, 'elsewhere')).toEqual({ ok: false, why: 'not-found' })
  expect(disablePerson(db, owner, 'sqe')).toEqual({ ok: false, why: 'not-found' })
})

test('people without that permission manage nobody', async () => {
  const { db } = await openWithPeople()
  expect(endSessionsOf(db, contextOf(db, 'contributor'), 'owner')).toEqual({ ok: false, why: 'not-found' })
  expect(endSessionsOf(db, contextOf(db, 'sqe'), 'admin')).toEqual({ ok: false, why: 'not-found' })
  expect(listPeople(db, contextOf(db, 'sqe').actor, 1)).toBeNull()
})

test('ending somebody’s sessions signs them out everywhere', async () => {
  const { db, admin } = await openWithPeople()
  const tokens = [1, 2].map(() => startSession(db, { id: 'sqe', isStaff: true }, VISIT))
  expect(endSessionsOf(db, admin, 'sqe')).toEqual({ ok: true })
  expect(tokens.map(token => readSession(db, token, VISIT.now))).toEqual([null, null])
})

test('each side lists its own people, a page at a time', async () => {
  const { db, admin, owner } = await openWithPeople()
  for (let n = 0; n < 60; n++) await addPerson(db, { id: `person-${n}`, isActive: false })
  expect(listPeople(db, admin.actor, 1)).toMatchObject({ count: 62, page: 1, pageCount: 2 })
  expect(listPeople(db, admin.actor, 2)?.people).toHaveLength(12)
  expect(listPeople(db, admin.actor, 99)?.page).toBe(2)
  expect(listPeople(db, owner.actor, 1)?.people.map(person => person.id)).toEqual(['contributor', 'owner'])
})
