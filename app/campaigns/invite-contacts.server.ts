import { issueAccountLinks } from '#app/accounts/account-links.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import { enqueueMails, type OutgoingMail } from '#app/mail/enqueue-mail.server.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { SupplierCategory } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { findContactsByAssessmentIds, type Contact } from './contact-queries.server.ts'
import { mailLanguage } from './mail-language.ts'
import type { CampaignRow } from './queries.server.ts'

type Wording = ReturnType<typeof wordingIn>

/**
 * Queues the campaign's invitation to everybody at the suppliers of these assessments who can be written to. Who
 * has never set a password gets a fresh account link as well. Answers how many mails there are and which suppliers
 * they reach. Thousands are written at once, so what is the same for all is looked up once and rows go in by the
 * hundred. `again` tells a repeated invitation from the first.
 */
export function inviteContacts(
  tx: Db,
  now: Date,
  campaign: CampaignRow,
  invited: readonly { id: string }[],
  itemCounts: Record<SupplierCategory, number>,
  again = '',
): { mails: number; reached: Set<string> } {
  const contacts = findContactsByAssessmentIds(
    tx,
    invited.map(({ id }) => id),
  )
  const newcomers = contacts.filter(contact => !contact.hasPassword).map(contact => contact.userId)
  const links = issueAccountLinks(tx, 'invitation', newcomers, now)
  const wordings = new Map(LOCALES.map(locale => [locale, wordingIn(tx, campaign, locale)]))
  const mails = contacts.flatMap(contact => {
    const locale = mailLanguage(campaign.languages, contact.locale)
    const wording = wordings.get(locale)
    const accountUrl = links.get(contact.userId) ?? null
    if (!wording) return []
    const mail = invitationTo({ ...contact, locale }, wording, itemCounts[contact.category], accountUrl)
    return [{ ...mail, uniqueKey: `campaign-invitation:${contact.assessmentId}:${contact.userId}${again}` }]
  })
  enqueueMails(tx, now, mails)
  return { mails: mails.length, reached: new Set(contacts.map(contact => contact.supplierId)) }
}

/** What every invitation in a language has in common. */
function wordingIn(tx: Db, campaign: CampaignRow, locale: Locale) {
  const notice = findVersionById(tx, campaign.questionnaireVersionId)?.content.notice
  return {
    organisationName: requireOrganisationName(tx, locale),
    campaignName: nameFor(campaign, { locale }),
    ...(notice && { notice: { title: notice.title[locale], body: notice.body[locale] } }),
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
    userId,
    assessmentId,
    message: {
      kind: 'campaign-invitation',
      recipientName: name,
      supplierName: nameFor({ nameZh: supplierNameZh, nameEn: supplierNameEn }, { locale }),
      ...wording,
      dueOn: formatDate(contact.dueAt, locale),
      itemCount,
      url: `${getEnvironment().publicOrigin}/assessments/${assessmentId}`,
      accountUrl,
    },
  }
}
