import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { issueAccountLink } from './account-links.server.ts'
import { cleanPersonName } from './person-name.ts'
import {
  countPeople,
  findPersonById,
  findSupplierNames,
  findUserByEmail,
  insertUser,
} from './queries.server.ts'
import { areRolesOfSide, canManagePeopleOf, type Role } from './roles.ts'
import { newId } from './token.server.ts'

export type InvitationInput = {
  email: string
  name: string
  locale: Locale
  roles: readonly Role[]
  /** Null invites a person of the buyer. */
  supplierId: string | null
}

export type InviteRefusal = 'not-allowed' | 'wrong-roles' | 'email-taken' | 'too-many-people'

export type InviteResult = { ok: true; userId: string } | { ok: false; why: InviteRefusal }

export type ResendResult = { ok: true } | { ok: false; why: 'not-found' | 'already-active' | 'disabled' }

/** People a supplier brings in by itself; the buyer may add more. */
const MOST_PEOPLE = 50

/**
 * Creates the account without a password and mails a single-use link, valid 14 days, in one transaction.
 * Refuses who may not manage that side's people, roles of the other side, an address that has an account, and a
 * supplier's fifty-first person of its own. A supplier learns nothing about accounts of others: for their addresses
 * the answer is the same, but no account is made and nothing is mailed.
 */
export function invitePerson(db: Db, context: ActionContext, input: InvitationInput): InviteResult {
  const { locale, roles, supplierId } = input
  const email = input.email.trim().toLowerCase()
  const name = cleanPersonName(input.name, email)
  const isBySupplier = context.actor.supplierId !== null
  if (!canManagePeopleOf(context.actor, supplierId)) return { ok: false, why: 'not-allowed' }
  if (!areRolesOfSide(supplierId, roles)) return { ok: false, why: 'wrong-roles' }
  return transact(db, (tx): InviteResult => {
    if (supplierId !== null && !findSupplierNames(tx, supplierId)) return { ok: false, why: 'not-allowed' }
    if (isBySupplier && countPeople(tx, supplierId) >= MOST_PEOPLE)
      return { ok: false, why: 'too-many-people' }
    const invitee = { id: newId(), email, name, locale, supplierId }
    const holder = findUserByEmail(tx, email)
    if (holder && isBySupplier && holder.supplierId !== supplierId) {
      recordEvent(tx, context, 'user.invitation-withheld', { supplierId }, { email })
      return { ok: true, userId: invitee.id }
    }
    if (holder) return { ok: false, why: 'email-taken' }
    insertUser(tx, { ...invitee, createdAt: context.now }, roles)
    sendInvitation(tx, context, invitee)
    recordEvent(tx, context, 'user.invited', subjectOf(invitee), { email, name, roles })
    return { ok: true, userId: invitee.id }
  })
}

/** Mails a new link and voids the older ones; for people who have not set a password yet. */
export function resendInvitation(db: Db, context: ActionContext, userId: string): ResendResult {
  return transact(db, (tx): ResendResult => {
    const person = findPersonById(tx, userId)
    if (!person || !canManagePeopleOf(context.actor, person.supplierId))
      return { ok: false, why: 'not-found' }
    if (person.hasPassword) return { ok: false, why: 'already-active' }
    if (person.disabledAt) return { ok: false, why: 'disabled' }
    sendInvitation(tx, context, person)
    recordEvent(tx, context, 'user.invited', subjectOf(person), { email: person.email, isRepeat: true })
    return { ok: true }
  })
}

type Invitee = { id: string; email: string; name: string; locale: Locale; supplierId: string | null }

function sendInvitation(
  tx: Db,
  { actor, now }: ActionContext,
  { id, email, name, locale, supplierId }: Invitee,
) {
  const { url, expiresAt } = issueAccountLink(tx, 'invitation', id, now)
  enqueueMail(tx, now, {
    to: { address: email, name, locale },
    supplierId,
    message: {
      kind: 'invitation',
      recipientName: name,
      organisationName: requireOrganisationName(tx, locale),
      supplierName: supplierNameFor(tx, supplierId, locale),
      inviterName: actor.name,
      url,
      expiresOn: formatDate(expiresAt, locale),
    },
  })
}

function supplierNameFor(tx: Db, supplierId: string | null, locale: Locale) {
  const names = supplierId === null ? null : findSupplierNames(tx, supplierId)
  if (!names) return null
  return locale === 'zh-CN' ? names.nameZh : names.nameEn
}

function subjectOf({ id, supplierId }: Invitee) {
  return { userId: id, supplierId }
}
