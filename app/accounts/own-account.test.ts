import { expect, test } from 'vitest'
import {
  addPerson,
  contextOf,
  eventsOf,
  later,
  openPortal,
  OTHER_PASSWORD,
  PASSWORD,
  VISIT,
} from './accounts.test-support.ts'
import {
  changePassword,
  changeProfile,
  endOtherSessions,
  endOwnSession,
  listOwnSessions,
} from './own-account.server.ts'
import { findPersonById } from './queries.server.ts'
import { readSession, startSession } from './session.server.ts'

const HOUR = 3600 * 1000

async function openSignedIn() {
  const portal = await openPortal()
  const context = await addPerson(portal.db, { id: 'li.na' })
  await addPerson(portal.db, { id: 'other' })
  const start = (id: string) => {
    const token = startSession(portal.db, { id, isStaff: true }, VISIT)
    return { token, sessionId: readSession(portal.db, token, VISIT.now)?.sessionId ?? '' }
  }
  return { ...portal, context, here: start('li.na'), elsewhere: start('li.na'), stranger: start('other') }
}

test('a new password needs the current one and ends the sessions elsewhere, not this one', async () => {
  const { db, throttle, context, here, elsewhere, stranger } = await openSignedIn()
  const input = { current: PASSWORD, next: OTHER_PASSWORD, sessionId: here.sessionId }
  expect(await changePassword(db, throttle, context, input)).toEqual({ ok: true, endedSessions: 1 })
  expect(readSession(db, here.token, VISIT.now)).not.toBeNull()
  expect(readSession(db, elsewhere.token, VISIT.now)).toBeNull()
  expect(readSession(db, stranger.token, VISIT.now)).not.toBeNull()
})

test('a wrong current password changes nothing', async () => {
  const { db, throttle, context, here, elsewhere } = await openSignedIn()
  const input = { current: OTHER_PASSWORD, next: OTHER_PASSWORD, sessionId: here.sessionId }
  expect(await changePassword(db, throttle, context, input)).toEqual({ ok: false, why: 'wrong-password' })
  expect(readSession(db, elsewhere.token, VISIT.now)).not.toBeNull()
})

test('a new password is held to the rules', async () => {
  const { db, throttle, context, here } = await openSignedIn()
  const input = { current: PASSWORD, next: 'short', sessionId: here.sessionId }
  expect(await changePassword(db, throttle, context, input)).toEqual({
    ok: false,
    why: 'weak-password',
    error: { code: 'too-short', limit: 12 },
  })
})

test('guessing the current password is throttled like signing in', async () => {
  const { db, throttle, context, here } = await openSignedIn()
  const input = { current: OTHER_PASSWORD, next: OTHER_PASSWORD, sessionId: here.sessionId }
  for (let n = 0; n < 10; n++) await changePassword(db, throttle, context, input)
  expect(await changePassword(db, throttle, context, { ...input, current: PASSWORD })).toMatchObject({
    why: 'too-many-tries',
  })
})

test('of two changes at once, one succeeds', async () => {
  const { db, throttle, context, here } = await openSignedIn()
  const change = (next: string) =>
    changePassword(db, throttle, context, { current: PASSWORD, next, sessionId: here.sessionId })
  const results = await Promise.all([change(OTHER_PASSWORD), change('nine lamps in the harbour')])
  expect(results.map(result => result.ok).toSorted()).toEqual([false, true])
})

test('one’s own sessions are listed, without those that are over', async () => {
  const { db, context, here, elsewhere } = await openSignedIn()
  const ids = listOwnSessions(db, context).map(session => session.publicId)
  expect(ids.toSorted()).toEqual([here.sessionId, elsewhere.sessionId].toSorted())
  expect(listOwnSessions(db, { ...context, now: later(HOUR) })).toEqual([])
})

test('one ends one’s own sessions, nobody else’s', async () => {
  const { db, context, elsewhere, stranger } = await openSignedIn()
  expect(endOwnSession(db, context, elsewhere.sessionId)).toEqual({ ok: true })
  expect(endOwnSession(db, context, elsewhere.sessionId)).toEqual({ ok: false })
  expect(endOwnSession(db, context, stranger.sessionId)).toEqual({ ok: false })
  expect(readSession(db, stranger.token, VISIT.now)).not.toBeNull()
})

test('ending all others keeps this one', async () => {
  const { db, context, here, elsewhere } = await openSignedIn()
  endOtherSessions(db, context, here.sessionId)
  expect(readSession(db, here.token, VISIT.now)).not.toBeNull()
  expect(readSession(db, elsewhere.token, VISIT.now)).toBeNull()
})

test('a changed name and language are recorded with the old ones; no change records nothing', async () => {
  const { db, context } = await openSignedIn()
  changeProfile(db, context, { name: 'Li Na', locale: 'zh-CN' })
  changeProfile(db, contextOf(db, 'li.na'), { name: 'Li Na', locale: 'zh-CN' })
  expect(findPersonById(db, 'li.na')).toMatchObject({ name: 'Li Na', locale: 'zh-CN' })
  expect(eventsOf(db).map(event => [event.type, event.data])).toEqual([
    ['user.changed', { from: { name: 'li.na', locale: 'en' }, to: { name: 'Li Na', locale: 'zh-CN' } }],
  ])
})
