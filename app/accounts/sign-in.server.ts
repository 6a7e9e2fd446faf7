import { recordEvent, recordSystemEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { transact, type Db } from '#db/client.server.ts'
import { actorOf, requirePerson } from './person-facts.server.ts'
import { isPasswordOf } from './password-hash.server.ts'
import { findUserByEmail, updateUser } from './queries.server.ts'
import { endSession, startSession, type Visit } from './session.server.ts'
import type { Throttle } from './throttle.server.ts'

export type SignInInput = {
  email: string
  password: string
  /** The cookie the browser sent along: its session ends, so that nobody can have planted it. */
  previousToken: string | null
}

export type SignInResult =
  | { ok: true; token: string; locale: Locale }
  | { ok: false; why: 'wrong' }
  | { ok: false; why: 'too-many-tries'; retryAt: Date }

type User = NonNullable<ReturnType<typeof findUserByEmail>>

/**
 * Starts a new session for the right e-mail and password. An unknown address, a wrong password and a disabled
 * account get the same answer after the same work; tries are counted per account and address.
 */
export async function signIn(
  db: Db,
  throttle: Throttle,
  input: SignInInput,
  visit: Visit,
): Promise<SignInResult> {
  const email = input.email.trim().toLowerCase()
  const trier = { account: email, ip: visit.ip }
  const retryAt = await throttle.refuse('sign-in', trier)
  if (retryAt) return { ok: false, why: 'too-many-tries', retryAt }
  const user = findUserByEmail(db, email)
  const isRight = await isPasswordOf(user?.passwordHash ?? null, input.password)
  const token = transact(db, tx =>
    isRight && user ? enter(tx, user, input, visit) : refuseEntry(tx, user, visit),
  )
  if (!user || token === null) return { ok: false, why: 'wrong' }
  await throttle.forgive('sign-in', trier)
  return { ok: true, token, locale: user.locale }
}

/** Ends the session of a cookie, on the server too. */
export function signOut(db: Db, context: ActionContext, token: string) {
  transact(db, tx => {
    endSession(tx, token)
    const { userId, supplierId } = context.actor
    recordEvent(tx, context, 'user.signed-out', { userId, supplierId })
  })
}

/** Reads the account again: it may have been disabled, or the password changed, while the hash was computed. */
function enter(tx: Db, user: User, { previousToken }: SignInInput, visit: Visit) {
  const current = findUserByEmail(tx, user.email)
  const isUnchanged = current?.passwordHash === user.passwordHash && current.disabledAt === null
  if (!isUnchanged) return refuseEntry(tx, user, visit)
  if (previousToken) endSession(tx, previousToken)
  updateUser(tx, user.id, { lastSignInAt: visit.now })
  const actor = actorOf(requirePerson(tx, user.id))
  const { id: userId, supplierId } = user
  recordEvent(tx, { actor, now: visit.now, ip: visit.ip }, 'user.signed-in', { userId, supplierId })
  return startSession(tx, { id: userId, isStaff: supplierId === null }, visit)
}

/** Recorded for unknown addresses too, without naming them: people mistype a password into that field. */
function refuseEntry(tx: Db, user: User | null, { now, ip }: Visit) {
  const subject = { userId: user?.id ?? null, supplierId: user?.supplierId ?? null }
  const data = { ip, isKnown: user !== null, isDisabled: Boolean(user?.disabledAt) }
  recordSystemEvent(tx, now, 'user.sign-in-failed', subject, data)
  return null
}
