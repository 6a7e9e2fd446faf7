import { expect, test } from 'vitest'
import {
  addPerson,
  contextOf,
  eventsOf,
  later,
  mailedToken,
  mailsTo,
  openPortal,
  OTHER_PASSWORD,
  PASSWORD,
  VISIT,
} from './accounts.test-support.ts'
import { acceptInvitation } from './accept-invitation.server.ts'
import { disablePerson } from './manage-person.server.ts'
import { findPasswordReset, requestPasswordReset, resetPassword } from './reset-password.server.ts'
import { readSession, startSession } from './session.server.ts'
import { signIn } from './sign-in.server.ts'

const EMAIL = 'li.na@buyer.example'
const ONE_HOUR = 3600 * 1000

async function openWithRequest() {
  const portal = await openPortal()
  await addPerson(portal.db, { id: 'admin', roles: ['admin'] })
  await addPerson(portal.db, { id: 'li.na' })
  await requestPasswordReset(portal.db, portal.throttle, EMAIL, VISIT)
  return { ...portal, token: mailedToken(portal.db, 'password-reset', EMAIL) }
}

test('a known and an unknown address get the same answer; only the known one gets a mail', async () => {
  const { db, throttle } = await openWithRequest()
  const known = await requestPasswordReset(db, throttle, 'LI.NA@buyer.example', VISIT)
  const unknown = await requestPasswordReset(db, throttle, 'nobody@buyer.example', VISIT)
  expect(unknown).toEqual(known)
  expect(mailsTo(db, EMAIL)).toHaveLength(2)
  expect(mailsTo(db, 'nobody@buyer.example')).toEqual([])
})

test('a disabled person gets no mail', async () => {
  const { db, throttle } = await openWithRequest()
  disablePerson(db, contextOf(db, 'admin'), 'li.na')
  expect(await requestPasswordReset(db, throttle, EMAIL, VISIT)).toEqual({ ok: true })
  expect(mailsTo(db, EMAIL)).toHaveLength(1)
})

test('the new password works, the old one does not, and every session has ended', async () => {
  const { db, throttle, token } = await openWithRequest()
  const session = startSession(db, { id: 'li.na', isStaff: true }, VISIT)
  expect(await resetPassword(db, throttle, { token, password: OTHER_PASSWORD }, VISIT)).toEqual({ ok: true })
  expect(readSession(db, session, VISIT.now)).toBeNull()
  const enter = (password: string) =>
    signIn(db, throttle, { email: EMAIL, password, previousToken: null }, VISIT)
  expect(await enter(PASSWORD)).toMatchObject({ ok: false })
  expect(await enter(OTHER_PASSWORD)).toMatchObject({ ok: true })
  expect(JSON.stringify(eventsOf(db))).not.toContain(OTHER_PASSWORD)
})

test('a link works once, also when used twice at once', async () => {
  const { db, throttle, token } = await openWithRequest()
  const reset = (password: string) => resetPassword(db, throttle, { token, password }, VISIT)
  const results = await Promise.all([reset(OTHER_PASSWORD), reset('nine lamps in the harbour')])
  expect(results.map(result => result.ok).toSorted()).toEqual([false, true])
  expect(await reset(OTHER_PASSWORD)).toEqual({ ok: false, why: 'link-over' })
})

test('a link works until the last millisecond of its hour', async () => {
  const { db, token } = await openWithRequest()
  expect(findPasswordReset(db, token, later(ONE_HOUR - 1))).not.toBeNull()
  expect(findPasswordReset(db, token, later(ONE_HOUR))).toBeNull()
})

test('asking again voids the earlier link', async () => {
  const { db, throttle, token } = await openWithRequest()
  await requestPasswordReset(db, throttle, EMAIL, VISIT)
  expect(findPasswordReset(db, token, VISIT.now)).toBeNull()
})

test('disabling the account voids the link', async () => {
  const { db, token } = await openWithRequest()
  disablePerson(db, contextOf(db, 'admin'), 'li.na')
  expect(findPasswordReset(db, token, VISIT.now)).toBeNull()
})

test('a reset link is no invitation', async () => {
  const { db, token } = await openWithRequest()
  expect(
    await acceptInvitation(
      db,
      token,
      { name: 'x', locale: 'en', password: PASSWORD, previousToken: null },
      VISIT,
    ),
  ).toMatchObject({
    why: 'link-over',
  })
})

test('a weak password leaves the link usable', async () => {
  const { db, throttle, token } = await openWithRequest()
  expect(await resetPassword(db, throttle, { token, password: 'sample-precision-1' }, VISIT)).toMatchObject({
    why: 'weak-password',
  })
  expect(findPasswordReset(db, token, VISIT.now)).not.toBeNull()
})

test('who was locked out by wrong tries gets in again after a reset', async () => {
  const { db, throttle, token } = await openWithRequest()
  const enter = (password: string) =>
    signIn(db, throttle, { email: EMAIL, password, previousToken: null }, VISIT)
  for (let n = 0; n < 11; n++) await enter(`lantern ${n}`)
  await resetPassword(db, throttle, { token, password: OTHER_PASSWORD }, VISIT)
  expect(await enter(OTHER_PASSWORD)).toMatchObject({ ok: true })
})

test('the eleventh request for one address has to wait', async () => {
  const { db, throttle } = await openPortal()
  const answers = []
  for (let n = 0; n < 11; n++)
    answers.push(await requestPasswordReset(db, throttle, 'nobody@buyer.example', VISIT))
  expect(answers.at(-1)).toMatchObject({ ok: false, why: 'too-many-tries' })
  expect(answers.filter(answer => answer.ok)).toHaveLength(10)
})
