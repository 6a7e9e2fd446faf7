import { log } from '#app/server/log.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import {
  deleteSession,
  deleteSessionsEndedBy,
  findSessionByTokenHash,
  insertSession,
  touchSession,
} from './session-queries.server.ts'
import { absoluteEnd, isSessionOver, NOTE_TOGETHER_MS, TOUCH_EVERY_MS } from './session-policy.ts'
import { hashToken, newId, newToken } from './token.server.ts'

/** Where a person not signed in yet comes from, and when. */
export type Visit = { ip: string; userAgent: string; now: Date }

/**
 * Starts a session and answers the token for the cookie: the only time it exists in clear. Sessions past
 * their end are cleared away at the same time.
 */
export function startSession(db: Db, user: { id: string; isStaff: boolean }, from: Visit): string {
  const token = newToken()
  deleteSessionsEndedBy(db, from.now)
  insertSession(db, {
    tokenHash: hashToken(token),
    publicId: newId(),
    userId: user.id,
    createdAt: from.now,
    lastSeenAt: from.now,
    endsAt: absoluteEnd(user.isStaff, from.now),
    ip: from.ip,
    userAgent: from.userAgent.slice(0, 300),
  })
  return token
}

/** Who a cookie's token belongs to; null when unknown, over, or the account is disabled. */
export function readSession(db: Db, token: string, now: Date) {
  const tokenHash = hashToken(token)
  const found = findSessionByTokenHash(db, tokenHash)
  if (!found || found.disabledAt) return null
  const isStaff = found.actor.supplierId === null
  const lastSeenAt = seen.get(db)?.get(tokenHash) ?? found.lastSeenAt
  if (isSessionOver({ ...found, lastSeenAt, isStaff }, now)) {
    tryToNote(() => deleteSession(db, tokenHash))
    return null
  }
  if (now.getTime() - lastSeenAt.getTime() >= TOUCH_EVERY_MS) noteSeen(db, tokenHash, now)
  return { actor: found.actor, sessionId: found.publicId, locale: found.locale }
}

export function endSession(db: Db, token: string) {
  deleteSession(db, hashToken(token))
}

/** What has been seen and is not written yet. */
const seen = new WeakMap<Db, Map<string, Date>>()

/** Writes down soon, together with others, that a session was used: one wait for the disk serves all of them. */
function noteSeen(db: Db, tokenHash: string, now: Date) {
  const waiting = seen.get(db)
  if (waiting) {
    waiting.set(tokenHash, now)
    return
  }
  seen.set(db, new Map([[tokenHash, now]]))
  setTimeout(() => tryToNote(() => writeSeen(db)), NOTE_TOGETHER_MS).unref()
}

function writeSeen(db: Db) {
  const waiting = seen.get(db)
  seen.delete(db)
  transact(db, tx => waiting?.forEach((at, tokenHash) => touchSession(tx, tokenHash, at)))
}

/** On a full disk reading goes on: what is only noted beside it must not make it fail. */
function tryToNote(write: () => unknown) {
  try {
    write()
  } catch (error) {
    log.warn({ err: error }, 'a session could not be noted')
  }
}
