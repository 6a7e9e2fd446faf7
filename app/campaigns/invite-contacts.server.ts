import { issueAccountLinks } from '#app/accounts/account-links.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import { enqueueMails, type OutgoingMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { findContactsByCampaignId, type CampaignRow } from './queries.server.ts'

type Contact = ReturnType<typeof findContactsByCampaignId>[number]
type Wording = ReturnType<typeof wordingIn>

/**
 * Queues the campaign's invitation to everybody at its suppliers. Who has never set a password gets a fresh
 * account link as well. Answers how many mails there are and which suppliers they reach. Thousands are written
 * at once, so what is the same for all is looked up once and rows go in by the hundred.
 */
export function inviteContacts(
  tx: Db,
  now: Date,
  campaign: CampaignRow,
  itemCounts: Record<SupplierCategory, number>,
): { mails: number; reached: Set<string> } {
  const contacts = findContactsByCampaignId(tx, campaign.id)
  const newcomers = contacts.filter(contact => !contact.hasPassword).map(contact => contact.userId)
  const links = issueAccountLinks(tx, 'invitation', newcomers, now)
  const wordings = new Map(LOCALES.map(locale => [locale, wordingIn(tx, campaign, locale)]))
  const mails = contacts.flatMap(contact => {
    const wording = wordings.get(contact.locale)
    const accountUrl = links.get(contact.userId) ?? null
    return wording ? [invitationTo(contact, wording, itemCounts[contact.category], accountUrl)] : []
  })
  enqueueMails(tx, now, mails)
  return { mails: mails.length, reached: new Set(contacts.map(contact => contact.supplierId)) }
}

/** What every invitation in a language has in common. */
function wordingIn(tx: Db, campaign: CampaignRow, locale: Locale) {
  return {
    organisationName: requireOrganisationName(tx, locale),
    campaignName: nameFor(campaign, { locale }),
    dueOn: formatDate(campaign.dueAt, locale),
  }
}

function invitationTo(
  contact: Contact,
  wording: Wording,
  itemCount: number,
  accountUrl: string | null,
): OutgoingMail {
  const { assessmentId, userId, supplierId, email, name, locale, supplierNameZh, supplierNameEn } = contact
  return {
    to: { address: email, name, locale },
    supplierId,
    uniqueKey: `campaign-invitation:${assessmentId}:${userId}`,
    message: {
      kind: 'campaign-invitation',
      recipientName: name,
      supplierName: nameFor({ nameZh: supplierNameZh, nameEn: supplierNameEn }, { locale }),
      ...wording,
      itemCount,
      url: `${getEnvironment().publicOrigin}/assessments/${assessmentId}`,
      accountUrl,
    },
  }
}
