import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { FormError } from '#app/http/form-rules.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { transact, type Db } from '#db/client.server.ts'
import { passwordOwner } from './person-facts.server.ts'
import { cleanPersonName } from './person-name.ts'
import { hashPassword, isPasswordOf } from './password-hash.server.ts'
import { whyNotPassword } from './password-rules.ts'
import { findUserById, updateUser } from './queries.server.ts'
import { isSessionOver } from './session-policy.ts'
import { deleteSessionOfUser, deleteSessionsOfUser, findSessionsByUserId } from './session-queries.server.ts'
import type { Throttle } from './throttle.server.ts'

export type ChangePasswordResult =
  | { ok: true; endedSessions: number }
  | { ok: false; why: 'wrong-password' }
  | { ok: false; why: 'weak-password'; error: FormError }
  | { ok: false; why: 'too-many-tries'; retryAt: Date }

/** Changes one's own name and language. */
export function changeProfile(db: Db, context: ActionContext, typed: { name: string; locale: Locale }) {
  const change = { ...typed, name: cleanPersonName(typed.name, context.actor.name) }
  const { userId, supplierId } = context.actor
  transact(db, tx => {
    const before = findUserById(tx, userId)
    if (!before || (before.name === change.name && before.locale === change.locale)) return
    updateUser(tx, userId, { name: change.name, locale: change.locale })
    const from = { name: before.name, locale: before.locale }
    recordEvent(tx, context, 'user.changed', { userId, supplierId }, { from, to: change })
  })
}

/** Changes one's own language only. */
export function changeLocale(db: Db, context: ActionContext, locale: Locale) {
  changeProfile(db, context, { name: context.actor.name, locale })
}

/** Changes one's own password, knowing the current one, and ends the sessions elsewhere. */
export async function changePassword(
  db: Db,
  throttle: Throttle,
  context: ActionContext,
  input: { current: string; next: string; sessionId: string | null },
): Promise<ChangePasswordResult> {
  const { userId, supplierId, email } = context.actor
  const trier = { account: email, ip: context.ip ?? 'unknown' }
  const retryAt = await throttle.refuse('sign-in', trier)
  if (retryAt) return { ok: false, why: 'too-many-tries', retryAt }
  const before = findUserById(db, userId)
  if (!(await isPasswordOf(before?.passwordHash ?? null, input.current)))
    return { ok: false, why: 'wrong-password' }
  await throttle.forgive('sign-in', trier)
  const error = whyNotPassword(input.next, passwordOwner(db, { email, supplierId }))
  if (error) return { ok: false, why: 'weak-password', error }
  const passwordHash = await hashPassword(input.next)
  return transact(db, (tx): ChangePasswordResult => {
    if (findUserById(tx, userId)?.passwordHash !== before?.passwordHash)
      return { ok: false, why: 'wrong-password' }
    updateUser(tx, userId, { passwordHash })
    const endedSessions = deleteSessionsOfUser(tx, userId, input.sessionId)
    recordEvent(tx, context, 'user.password-changed', { userId, supplierId }, { by: 'owner', endedSessions })
    return { ok: true, endedSessions }
  })
}

/** The places one is signed in at, newest activity first, without those that are over. */
export function listOwnSessions(db: Db, { actor, now }: ActionContext) {
  const isStaff = actor.supplierId === null
  return findSessionsByUserId(db, actor.userId).filter(
    session => !isSessionOver({ ...session, isStaff }, now),
  )
}

/** Ends one of one's own sessions by its public id; a session of somebody else does not exist. */
export function endOwnSession(db: Db, context: ActionContext, publicId: string): { ok: boolean } {
  const { userId, supplierId } = context.actor
  return transact(db, tx => {
    if (deleteSessionOfUser(tx, userId, publicId) === 0) return { ok: false }
    recordEvent(tx, context, 'user.session-ended', { userId, supplierId }, { count: 1 })
    return { ok: true }
  })
}

/** Ends every session of one's own but the one named. */
export function endOtherSessions(db: Db, context: ActionContext, currentPublicId: string | null) {
  const { userId, supplierId } = context.actor
  transact(db, tx => {
    const count = deleteSessionsOfUser(tx, userId, currentPublicId)
    if (count > 0) recordEvent(tx, context, 'user.session-ended', { userId, supplierId }, { count })
  })
}
