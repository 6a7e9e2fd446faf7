import { expect, test } from 'vitest'
import { sessions, users } from '#db/schema/index.ts'
import {
  addPerson,
  contextOf,
  eventsOf,
  later,
  openPortal,
  PASSWORD,
  typesOfEvents,
  VISIT,
} from './accounts.test-support.ts'
import { disablePerson } from './manage-person.server.ts'
import { readSession } from './session.server.ts'
import { signIn, signOut } from './sign-in.server.ts'

const EMAIL = 'li.na@buyer.example'
const RIGHT = { email: EMAIL, password: PASSWORD, previousToken: null }

async function openWithPerson() {
  const portal = await openPortal()
  await addPerson(portal.db, { id: 'admin', roles: ['admin'] })
  await addPerson(portal.db, { id: 'li.na', roles: ['sqe'] })
  return portal
}

test('the right password starts a session', async () => {
  const { db, throttle } = await openWithPerson()
  const result = await signIn(db, throttle, RIGHT, VISIT)
  expect(result.ok && readSession(db, result.token, VISIT.now)?.actor.userId).toBe('li.na')
  expect(typesOfEvents(db)).toEqual(['user.signed-in'])
})

test('capitals in the address and a decomposed character in the password do not matter', async () => {
  const { db, throttle } = await openWithPerson()
  expect(await signIn(db, throttle, { ...RIGHT, email: ' LI.NA@buyer.example' }, VISIT)).toMatchObject({
    ok: true,
  })
})

test.each([
  ['a wrong password', { ...RIGHT, password: 'lantern over noisy rail' }],
  ['an unknown address', { ...RIGHT, email: 'nobody@buyer.example' }],
])('%s gets the same answer and is recorded without the password', async (_, input) => {
  const { db, throttle } = await openWithPerson()
  expect(await signIn(db, throttle, input, VISIT)).toEqual({ ok: false, why: 'wrong' })
  expect(typesOfEvents(db)).toEqual(['user.sign-in-failed'])
  expect(JSON.stringify(eventsOf(db))).not.toContain(input.password)
  expect(JSON.stringify(eventsOf(db))).not.toContain('nobody')
  expect(db.select().from(sessions).all()).toEqual([])
})

test('an invited person without a password cannot sign in', async () => {
  const { db, throttle } = await openWithPerson()
  await addPerson(db, { id: 'invited', isActive: false })
  const input = { email: 'invited@buyer.example', password: PASSWORD, previousToken: null }
  expect(await signIn(db, throttle, input, VISIT)).toEqual({ ok: false, why: 'wrong' })
})

test('a disabled person gets the same answer as a wrong password', async () => {
  const { db, throttle } = await openWithPerson()
  disablePerson(db, contextOf(db, 'admin'), 'li.na')
  expect(await signIn(db, throttle, RIGHT, VISIT)).toEqual({ ok: false, why: 'wrong' })
})

test('an account disabled while the password is being checked stays closed', async () => {
  const { db, throttle } = await openWithPerson()
  const pending = signIn(db, throttle, RIGHT, VISIT)
  disablePerson(db, contextOf(db, 'admin'), 'li.na')
  expect(await pending).toEqual({ ok: false, why: 'wrong' })
})

test('signing in ends the session the browser came with', async () => {
  const { db, throttle } = await openWithPerson()
  const first = await signIn(db, throttle, RIGHT, VISIT)
  const second = await signIn(db, throttle, { ...RIGHT, previousToken: first.ok ? first.token : null }, VISIT)
  expect(first.ok && readSession(db, first.token, VISIT.now)).toBeNull()
  expect(second.ok && readSession(db, second.token, VISIT.now)).not.toBeNull()
})

test('after ten failures even the right password waits, and the answer says until when', async () => {
  const { db, throttle } = await openWithPerson()
  for (let n = 0; n < 10; n++) await signIn(db, throttle, { ...RIGHT, password: `lantern ${n}` }, VISIT)
  const refused = await signIn(db, throttle, RIGHT, VISIT)
  expect(refused).toEqual({ ok: false, why: 'too-many-tries', retryAt: expect.any(Date) })
  expect(await signIn(db, throttle, RIGHT, { ...VISIT, ip: '198.51.100.7' })).toMatchObject({ ok: true })
})

test('a success starts the count anew', async () => {
  const { db, throttle } = await openWithPerson()
  for (let n = 0; n < 9; n++) await signIn(db, throttle, { ...RIGHT, password: `lantern ${n}` }, VISIT)
  await signIn(db, throttle, RIGHT, VISIT)
  for (let n = 0; n < 9; n++) await signIn(db, throttle, { ...RIGHT, password: `lantern ${n}` }, VISIT)
  expect(await signIn(db, throttle, RIGHT, VISIT)).toMatchObject({ ok: true })
})

test('signing out ends the session on the server', async () => {
  const { db, throttle } = await openWithPerson()
  const result = await signIn(db, throttle, RIGHT, VISIT)
  if (!result.ok) throw new Error(result.why)
  signOut(db, contextOf(db, 'li.na'), result.token)
  expect(readSession(db, result.token, VISIT.now)).toBeNull()
  expect(typesOfEvents(db)).toEqual(['user.signed-in', 'user.signed-out'])
})

test('signing in is shown as the last time the person was here and clears ended sessions away', async () => {
  const { db, throttle } = await openWithPerson()
  await signIn(db, throttle, RIGHT, VISIT)
  const nextDay = later(24 * 3600 * 1000)
  await signIn(db, throttle, RIGHT, { ...VISIT, now: nextDay })
  expect(
    db
      .select()
      .from(users)
      .all()
      .find(user => user.id === 'li.na')?.lastSignInAt,
  ).toEqual(nextDay)
  expect(db.select().from(sessions).all()).toHaveLength(1)
})
