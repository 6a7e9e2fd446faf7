import { recordEvent } from '#app/history/record-event.server.ts'
import type { FormError } from '#app/http/form-rules.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findUsableToken } from './account-links.server.ts'
import { actorOf, passwordOwner, requirePerson } from './person-facts.server.ts'
import { hashPassword } from './password-hash.server.ts'
import { cleanPersonName } from './person-name.ts'
import { whyNotPassword } from './password-rules.ts'
import {
  deleteUnusedTokens,
  findPersonById,
  findSupplierNames,
  markTokenUsed,
  updateUser,
} from './queries.server.ts'
import { endSession, startSession, type Visit } from './session.server.ts'
import { hashToken } from './token.server.ts'

export type Acceptance = {
  name: string
  locale: Locale
  password: string
  /** The cookie the browser sent along: its session, perhaps somebody else's, ends. */
  previousToken: string | null
}

export type AcceptResult =
  | { ok: true; token: string }
  | { ok: false; why: 'link-over' }
  | { ok: false; why: 'weak-password'; error: FormError }

/** Whom an invitation link is for; null when it is unknown, used, replaced by a newer one or expired. */
export function findInvitation(db: Db, token: string, now: Date) {
  const invitee = findInvitee(db, token, now)
  if (!invitee) return null
  const { email, name, supplierId } = invitee
  return { email, name, supplierNames: supplierId === null ? null : findSupplierNames(db, supplierId) }
}

/** Uses the link up, sets name, language (the one it was accepted in) and password and starts a session, in one transaction. Works once. */
export async function acceptInvitation(
  db: Db,
  token: string,
  input: Acceptance,
  visit: Visit,
): Promise<AcceptResult> {
  const invitee = findInvitee(db, token, visit.now)
  if (!invitee) return { ok: false, why: 'link-over' }
  const error = whyNotPassword(input.password, passwordOwner(db, invitee))
  if (error) return { ok: false, why: 'weak-password', error }
  const passwordHash = await hashPassword(input.password)
  return transact(db, (tx): AcceptResult => {
    if (!findInvitee(tx, token, visit.now)) return { ok: false, why: 'link-over' }
    const { id: userId, supplierId } = invitee
    markTokenUsed(tx, hashToken(token), visit.now)
    deleteUnusedTokens(tx, userId)
    const { locale, previousToken } = input
    const name = cleanPersonName(input.name, invitee.email)
    if (previousToken) endSession(tx, previousToken)
    updateUser(tx, userId, { name, locale, passwordHash, lastSignInAt: visit.now })
    const actor = actorOf(requirePerson(tx, userId))
    recordEvent(tx, { actor, now: visit.now, ip: visit.ip }, 'user.activated', { userId, supplierId })
    return { ok: true, token: startSession(tx, { id: userId, isStaff: supplierId === null }, visit) }
  })
}

function findInvitee(db: Db, token: string, now: Date) {
  const usable = findUsableToken(db, 'invitation', token, now)
  const person = usable && findPersonById(db, usable.userId)
  return person && !person.disabledAt && !person.hasPassword ? person : null
}
