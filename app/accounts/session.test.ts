import { expect, onTestFinished, test, vi } from 'vitest'
import { log } from '#app/server/log.server.ts'
import { sessions } from '#db/schema/index.ts'
import { addPerson, later, NOW, openPortal, VISIT } from './accounts.test-support.ts'
import { readSession, startSession } from './session.server.ts'
import { absoluteEnd, isSessionOver, NOTE_TOGETHER_MS } from './session-policy.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

test.each([
  ['staff', true, 30 * MINUTE],
  ['a supplier', false, 8 * HOUR],
])('%s: over after the idle time, to the millisecond', (_, isStaff, idle) => {
  const session = { lastSeenAt: NOW, endsAt: later(30 * DAY), isStaff }
  expect(isSessionOver(session, later(idle - 1))).toBe(false)
  expect(isSessionOver(session, later(idle))).toBe(true)
})

test.each([
  ['staff', true, 12 * HOUR],
  ['a supplier', false, 7 * DAY],
])('%s: over at the absolute end however busy, to the millisecond', (_, isStaff, limit) => {
  const endsAt = absoluteEnd(isStaff, NOW)
  expect(endsAt).toEqual(later(limit))
  expect(isSessionOver({ lastSeenAt: later(limit - 1), endsAt, isStaff }, later(limit - 1))).toBe(false)
  expect(isSessionOver({ lastSeenAt: later(limit), endsAt, isStaff }, later(limit))).toBe(true)
})

test('a session answers its person with roles, and an unknown token nobody', async () => {
  const { db } = await openPortal()
  await addPerson(db, { id: 'li.na', roles: ['sqe', 'admin'] })
  const token = startSession(db, { id: 'li.na', isStaff: true }, VISIT)
  expect(readSession(db, token, NOW)?.actor.roles).toEqual(['sqe', 'admin'])
  expect(readSession(db, `${token}x`, NOW)).toBeNull()
})

test('each page seen keeps the session alive; a session that is over is gone', async () => {
  const { db } = await openPortal()
  await addPerson(db, { id: 'li.na' })
  const token = startSession(db, { id: 'li.na', isStaff: true }, VISIT)
  expect(readSession(db, token, later(29 * MINUTE))).not.toBeNull()
  expect(readSession(db, token, later(58 * MINUTE))).not.toBeNull()
  expect(readSession(db, token, later(88 * MINUTE))).toBeNull()
  expect(db.select().from(sessions).all()).toEqual([])
})

test('the token is stored as a hash only', async () => {
  const { db } = await openPortal()
  await addPerson(db, { id: 'li.na' })
  const token = startSession(db, { id: 'li.na', isStaff: true }, VISIT)
  expect(JSON.stringify(db.select().from(sessions).all())).not.toContain(token)
})

test('a session is read where nothing can be written', async () => {
  const { db, raw } = await openPortal()
  await addPerson(db, { id: 'li.na' })
  const token = startSession(db, { id: 'li.na', isStaff: true }, VISIT)
  raw.pragma('query_only=ON')
  log.level = 'silent'
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  expect(readSession(db, token, later(29 * MINUTE))?.actor.userId).toBe('li.na')
  vi.advanceTimersByTime(NOTE_TOGETHER_MS)
  expect(readSession(db, token, later(31 * MINUTE))).toBeNull()
  raw.pragma('query_only=OFF')
})
