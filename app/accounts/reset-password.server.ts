import { recordEvent, recordSystemEvent } from '#app/history/record-event.server.ts'
import type { FormError } from '#app/http/form-rules.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findUsableToken, issueAccountLink } from './account-links.server.ts'
import { actorOf, passwordOwner, requirePerson } from './person-facts.server.ts'
import { hashPassword } from './password-hash.server.ts'
import { whyNotPassword } from './password-rules.ts'
import {
  deleteUnusedTokens,
  findPersonById,
  findUserByEmail,
  markTokenUsed,
  updateUser,
} from './queries.server.ts'
import { deleteSessionsOfUser } from './session-queries.server.ts'
import type { Visit } from './session.server.ts'
import type { Throttle } from './throttle.server.ts'
import { PASSWORD_RESET_MINUTES } from './token-policy.ts'
import { hashToken } from './token.server.ts'

export type ResetRequestResult = { ok: true } | { ok: false; why: 'too-many-tries'; retryAt: Date }

export type ResetResult =
  { ok: true } | { ok: false; why: 'link-over' } | { ok: false; why: 'weak-password'; error: FormError }

/**
 * Mails a link valid 60 minutes to an account that can sign in or was invited. Unknown and disabled
 * addresses get the same answer, so that nobody can find out who has an account.
 */
export async function requestPasswordReset(
  db: Db,
  throttle: Throttle,
  address: string,
  visit: Visit,
): Promise<ResetRequestResult> {
  const email = address.trim().toLowerCase()
  const retryAt = await throttle.refuse('password-reset', { account: email, ip: visit.ip })
  if (retryAt) return { ok: false, why: 'too-many-tries', retryAt }
  transact(db, tx => {
    const user = findUserByEmail(tx, email)
    const canUseLink = user !== null && user.disabledAt === null
    const subject = { userId: user?.id ?? null, supplierId: user?.supplierId ?? null }
    recordSystemEvent(tx, visit.now, 'user.password-reset-requested', subject, {
      ip: visit.ip,
      isSent: canUseLink,
    })
    if (canUseLink) sendLink(tx, user, visit.now)
  })
  return { ok: true }
}

/** Whom a reset link is for; null when it is unknown, used, replaced by a newer one or expired. */
export function findPasswordReset(db: Db, token: string, now: Date) {
  const usable = findUsableToken(db, 'password-reset', token, now)
  const person = usable && findPersonById(db, usable.userId)
  return person && !person.disabledAt ? person : null
}

/** Uses the link up, sets the password and ends every session of the account. Works once. */
export async function resetPassword(
  db: Db,
  throttle: Throttle,
  input: { token: string; password: string },
  visit: Visit,
): Promise<ResetResult> {
  const { token, password } = input
  const person = findPasswordReset(db, token, visit.now)
  if (!person) return { ok: false, why: 'link-over' }
  const error = whyNotPassword(password, passwordOwner(db, person))
  if (error) return { ok: false, why: 'weak-password', error }
  const passwordHash = await hashPassword(password)
  const result = transact(db, (tx): ResetResult => {
    if (!findPasswordReset(tx, token, visit.now)) return { ok: false, why: 'link-over' }
    const { id: userId, supplierId } = person
    markTokenUsed(tx, hashToken(token), visit.now)
    deleteUnusedTokens(tx, userId)
    updateUser(tx, userId, { passwordHash })
    const endedSessions = deleteSessionsOfUser(tx, userId, null)
    const context = { actor: actorOf(requirePerson(tx, userId)), now: visit.now, ip: visit.ip }
    recordEvent(tx, context, 'user.password-changed', { userId, supplierId }, { by: 'link', endedSessions })
    return { ok: true }
  })
  if (result.ok) await throttle.forgive('sign-in', { account: person.email, ip: visit.ip })
  return result
}

type User = NonNullable<ReturnType<typeof findUserByEmail>>

function sendLink(tx: Db, { id, email, name, locale, supplierId }: User, now: Date) {
  const { url } = issueAccountLink(tx, 'password-reset', id, now)
  enqueueMail(tx, now, {
    to: { address: email, name, locale },
    supplierId,
    message: {
      kind: 'password-reset',
      recipientName: name,
      organisationName: requireOrganisationName(tx, locale),
      url,
      expiresInMinutes: PASSWORD_RESET_MINUTES,
    },
  })
}
