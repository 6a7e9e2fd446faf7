import { issueAccountLink } from '#app/accounts/account-links.server.ts'
import { resendInvitation } from '#app/accounts/invite-person.server.ts'
import {
  deleteUnusedTokens,
  findPersonById,
  findUserByEmail,
  updateUser,
  type Person,
} from '#app/accounts/queries.server.ts'
import { canManageSuppliers } from '#app/accounts/roles.ts'
import { mailLanguage } from '#app/campaigns/mail-language.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { hasSecret, withoutSecrets } from '#app/mail/delivery.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { updateOutbox } from '#app/mail/queries.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nameFor } from './name-for.ts'
import { findInvitedRounds, findOwedRounds, findQueuedMail } from './owed-queries.server.ts'
import { findSupplierById } from './queries.server.ts'

export type AddressResult = { ok: true; mails: number } | { ok: false; why: 'not-found' | 'email-taken' }

/**
 * Gives a supplier's person another mail address, which is also the sign-in name, and takes away the mark of the
 * refused one; the same address again means that it works after all. Links sent to the old address stop working,
 * mail that waits goes to the new one, and invitations to open rounds that never arrived are queued again; who
 * has never used the account and is owed none of those gets a plain one. For the buyer's managers of suppliers.
 */
export function changeAddress(
  db: Db,
  context: ActionContext,
  { userId, supplierId, email: typed }: { userId: string; supplierId: string; email: string },
): AddressResult {
  const email = typed.trim().toLowerCase()
  if (!canManageSuppliers(context.actor)) return { ok: false, why: 'not-found' }
  return transact(db, (tx): AddressResult => {
    const person = findPersonById(tx, userId)
    if (!person || person.supplierId !== supplierId) return { ok: false, why: 'not-found' }
    const holder = findUserByEmail(tx, email)
    if (holder && holder.id !== userId) return { ok: false, why: 'email-taken' }
    updateUser(tx, userId, { email, undeliverableAt: null, undeliverableReason: null })
    if (email !== person.email) leaveOldAddress(tx, supplierId, person, email)
    const data = { from: person.email, to: email, email }
    recordEvent(tx, context, 'user.address-changed', { userId, supplierId }, data)
    return { ok: true, mails: person.disabledAt ? 0 : sendOwed(tx, context, { ...person, email }) }
  })
}

/** Links to the old address are void: mail with one is given up, other mail goes to the new address. */
function leaveOldAddress(tx: Db, supplierId: string, { id, email }: Person, to: string) {
  deleteUnusedTokens(tx, id)
  for (const mail of findQueuedMail(tx, supplierId, email)) {
    const message = withoutSecrets(mail.message)
    const isVoid = hasSecret(mail.message)
    updateOutbox(tx, mail.id, isVoid ? { state: 'dead', message } : { toAddress: to })
  }
}

/** Answers how many invitations were queued. */
function sendOwed(tx: Db, context: ActionContext, person: Person): number {
  const mails = inviteToOpenRounds(tx, context.now, person)
  if (mails > 0 || person.hasPassword) return mails
  return resendInvitation(tx, context, person.id).ok ? 1 : 0
}

function inviteToOpenRounds(tx: Db, now: Date, { id: userId, supplierId, ...person }: Person): number {
  const supplier = supplierId === null ? null : findSupplierById(tx, supplierId)
  if (!supplier) return 0
  const invited = findInvitedRounds(tx, supplier.id, userId)
  const owed = findOwedRounds(tx, supplier.id).filter(round => !invited.has(round.assessmentId))
  if (owed.length === 0) return 0
  const accountUrl = person.hasPassword ? null : issueAccountLink(tx, 'invitation', userId, now).url
  for (const { assessmentId, dueAt, askedItems, languages, ...names } of owed) {
    const locale = mailLanguage(languages, person.locale)
    enqueueMail(tx, now, {
      to: { address: person.email, name: person.name, locale },
      supplierId: supplier.id,
      userId,
      assessmentId,
      uniqueKey: `campaign-invitation:${assessmentId}:${userId}:${now.getTime()}`,
      message: {
        kind: 'campaign-invitation',
        recipientName: person.name,
        organisationName: requireOrganisationName(tx, locale),
        supplierName: nameFor(supplier, { locale }),
        campaignName: nameFor(names, { locale }),
        dueOn: formatDate(dueAt, locale),
        itemCount: askedItems,
        url: `${getEnvironment().publicOrigin}/assessments/${assessmentId}`,
        accountUrl,
      },
    })
  }
  return owed.length
}
