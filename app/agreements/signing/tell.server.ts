import { issueAccountLinks } from '#app/accounts/account-links.server.ts'
import { isIntegrityAgreement } from '../vocabulary.ts'
import { formatDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { enqueueMail, enqueueMails, type OutgoingMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Db } from '#db/client.server.ts'
import type { MailMessage } from '#emails/messages.ts'
import { titleFor } from '../agreement-text.ts'
import { findAnswerable, findSignatories, findTakenKeys, type Signatory } from './contact-queries.server.ts'
import type { SigningRecord } from './queries.server.ts'

/** What every mail about a signing names, in the recipient's language. */
type Facts = {
  recipientName: string
  organisationName: string
  supplierName: string
  agreementTitle: string
  url: string
}
type Agreement = Pick<SigningRecord, 'version' | 'template'>

/** One account link per person and run: a newer one would void that in a mail queued before. */
export type LinkBook = Map<string, string>

/**
 * Queues a mail to everybody who may sign for the suppliers of signings of one text, once per `keyOf` and person.
 * With `links`, who has never set a password gets an account link as well. Answers how many were queued.
 */
export function tellSignatories(
  tx: Db,
  now: Date,
  { version }: Pick<Agreement, 'version'>,
  signingIds: readonly string[],
  {
    keyOf,
    links,
    messageFor,
  }: {
    keyOf: (signatory: Signatory) => string
    links?: LinkBook
    messageFor: (facts: Facts, signatory: Signatory, accountUrl: string | null) => MailMessage | null
  },
): number {
  const signatories = findSignatories(tx, signingIds)
  if (links) fillLinks(tx, links, signatories, now)
  const organisationIn = organisationNames(tx)
  const mails = signatories.flatMap((signatory): OutgoingMail[] => {
    const { userId, supplierId, email, name, locale, signingId } = signatory
    const facts = {
      recipientName: name,
      organisationName: organisationIn(locale),
      supplierName: nameFor(signatory, { locale }),
      agreementTitle: titleFor(version, locale),
      url: `${getEnvironment().publicOrigin}/signings/${signingId}`,
    }
    const message = messageFor(facts, signatory, links?.get(userId) ?? null)
    const uniqueKey = `${keyOf(signatory)}:${userId}`
    return message ? [{ to: { address: email, name, locale }, message, supplierId, userId, uniqueKey }] : []
  })
  const taken = findTakenKeys(
    tx,
    mails.map(({ uniqueKey }) => uniqueKey ?? ''),
  )
  const fresh = mails.filter(({ uniqueKey }) => !taken.has(uniqueKey ?? ''))
  enqueueMails(tx, now, fresh)
  return fresh.length
}

/** Queues a mail to whoever answers for a signing at the buyer, once per `key` and person. */
export function tellBuyer(
  tx: Db,
  now: Date,
  { signing, version, template, supplier }: SigningRecord,
  key: string,
  messageFor: (facts: Facts, locale: Locale) => MailMessage,
) {
  const roles = isIntegrityAgreement(template.kind) ? (['integrity'] as const) : (['procurement'] as const)
  const organisationIn = organisationNames(tx)
  for (const { id, email, name, locale } of findAnswerable(tx, signing.invitedById, roles))
    enqueueMail(tx, now, {
      to: { address: email, name, locale },
      supplierId: supplier.id,
      userId: id,
      uniqueKey: `${key}:${id}`,
      message: messageFor(
        {
          recipientName: name,
          organisationName: organisationIn(locale),
          supplierName: nameFor(supplier, { locale }),
          agreementTitle: titleFor(version, locale),
          url: `${getEnvironment().publicOrigin}/agreements/signings/${signing.id}`,
        },
        locale,
      ),
    })
}

/** The day a term or a time limit ends, as mails write it. */
export function dayIn(locale: Locale, at: Date | null) {
  return at ? formatDate(at, locale) : ''
}

function fillLinks(tx: Db, links: LinkBook, signatories: readonly Signatory[], now: Date) {
  const missing = signatories.filter(({ hasPassword, userId }) => !hasPassword && !links.has(userId))
  const ids = [...new Set(missing.map(({ userId }) => userId))]
  for (const [userId, url] of issueAccountLinks(tx, 'invitation', ids, now)) links.set(userId, url)
}

function organisationNames(tx: Db) {
  const names = new Map<Locale, string>()
  return (locale: Locale) => {
    const name = names.get(locale) ?? requireOrganisationName(tx, locale)
    names.set(locale, name)
    return name
  }
}
