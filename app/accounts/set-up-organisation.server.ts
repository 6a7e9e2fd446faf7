import { recordEvent } from '#app/history/record-event.server.ts'
import type { FormError } from '#app/http/form-rules.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { findOrganisation, insertOrganisation } from '#app/settings/queries.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { hashPassword } from './password-hash.server.ts'
import { whyNotPassword } from './password-rules.ts'
import { insertUser } from './queries.server.ts'
import type { Role } from './roles.ts'
import { startSession, type Visit } from './session.server.ts'
import { newId } from './token.server.ts'

/** The first person starts alone and does everything; roles are taken away once colleagues are there. */
const FIRST_ROLES: readonly Role[] = ['admin', 'procurement', 'sqe']

export type SetUpInput = {
  nameZh: string
  nameEn: string
  personName: string
  email: string
  locale: Locale
  password: string
}

export type SetUpResult =
  | { ok: true; token: string }
  | { ok: false; why: 'already-set-up' }
  | { ok: false; why: 'weak-password'; error: FormError }

/** Writes the organisation and its first administrator and signs them in; only while there is none. */
export async function setUpOrganisation(db: Db, input: SetUpInput, visit: Visit): Promise<SetUpResult> {
  const { nameZh, nameEn, personName, locale, password } = input
  const email = input.email.trim().toLowerCase()
  if (findOrganisation(db)) return { ok: false, why: 'already-set-up' }
  const error = whyNotPassword(password, { email, companyNames: [nameZh, nameEn] })
  if (error) return { ok: false, why: 'weak-password', error }
  const passwordHash = await hashPassword(password)
  return transact(db, (tx): SetUpResult => {
    if (findOrganisation(tx)) return { ok: false, why: 'already-set-up' }
    const { now, ip } = visit
    const actor = { userId: newId(), name: personName, email, supplierId: null, roles: FIRST_ROLES }
    const user = { id: actor.userId, email, name: personName, locale, passwordHash }
    insertOrganisation(tx, { nameZh, nameEn, settings: {}, createdAt: now })
    insertUser(tx, { ...user, createdAt: now, lastSignInAt: now }, FIRST_ROLES)
    recordEvent(tx, { actor, now, ip }, 'organisation.created', { userId: user.id }, { nameZh, nameEn })
    return { ok: true, token: startSession(tx, { id: user.id, isStaff: true }, visit) }
  })
}
