import { issueAccountLink } from '#app/accounts/account-links.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { findContactsByCampaignId, type CampaignRow } from './queries.server.ts'

type Contact = ReturnType<typeof findContactsByCampaignId>[number]

/**
 * Queues the campaign's invitation to everybody at its suppliers. Who has never set a password gets a fresh
 * account link as well. Answers how many mails there are and which suppliers they reach.
 */
export function inviteContacts(
  tx: Db,
  now: Date,
  campaign: CampaignRow,
  itemCounts: Record<SupplierCategory, number>,
): { mails: number; reached: Set<string> } {
  const contacts = findContactsByCampaignId(tx, campaign.id)
  for (const contact of contacts) {
    const accountUrl = contact.hasPassword
      ? null
      : issueAccountLink(tx, 'invitation', contact.userId, now).url
    enqueueMail(tx, now, {
      to: { address: contact.email, name: contact.name, locale: contact.locale },
      supplierId: contact.supplierId,
      uniqueKey: `campaign-invitation:${contact.assessmentId}:${contact.userId}`,
      message: {
        kind: 'campaign-invitation',
        recipientName: contact.name,
        organisationName: requireOrganisationName(tx, contact.locale),
        supplierName: supplierName(contact, contact.locale),
        campaignName: contact.locale === 'zh-CN' ? campaign.nameZh : campaign.nameEn,
        dueOn: formatDate(campaign.dueAt, contact.locale),
        itemCount: itemCounts[contact.category],
        url: `${getEnvironment().publicOrigin}/assessments/${contact.assessmentId}`,
        accountUrl,
      },
    })
  }
  return { mails: contacts.length, reached: new Set(contacts.map(contact => contact.supplierId)) }
}

function supplierName({ supplierNameZh, supplierNameEn }: Contact, locale: Locale) {
  return locale === 'zh-CN' ? supplierNameZh : supplierNameEn
}
