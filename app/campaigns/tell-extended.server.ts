import { formatDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { enqueueMails, type OutgoingMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Db } from '#db/client.server.ts'
import type { MailMessage } from '#emails/messages.ts'
import { findContactsByAssessmentIds, type Contact } from './contact-queries.server.ts'
import { mailLanguage } from './mail-language.ts'
import type { CampaignRow } from './queries.server.ts'

/** What every mail to a supplier about its assessment names, in the recipient's language. */
type Facts = {
  recipientName: string
  organisationName: string
  supplierName: string
  campaignName: string
  dueOn: string
  url: string
}

/** Tells everybody at these suppliers the due date they have now. Call after it was written, in its transaction. */
export function tellExtended(
  tx: Db,
  now: Date,
  campaign: CampaignRow,
  assessmentIds: readonly string[],
  note: string | null,
) {
  const keyOf = (dueAt: Date) => `due-date-extended:${dueAt.getTime()}`
  tellContacts(
    tx,
    now,
    campaign,
    assessmentIds,
    ({ dueAt }) => keyOf(dueAt),
    facts => ({
      kind: 'due-date-extended',
      ...facts,
      note,
    }),
  )
}

/** Tells everybody at a supplier that its due date stays, and why. */
export function tellRefused(
  tx: Db,
  now: Date,
  campaign: CampaignRow,
  { assessmentId, requestId, reason }: { assessmentId: string; requestId: string; reason: string },
) {
  const key = () => `extension-refused:${requestId}`
  tellContacts(tx, now, campaign, [assessmentId], key, facts => ({
    kind: 'extension-refused',
    ...facts,
    reason,
  }))
}

/** Queues a mail to everybody who can be written to, once per key, assessment and person. */
function tellContacts(
  tx: Db,
  now: Date,
  campaign: CampaignRow,
  assessmentIds: readonly string[],
  keyOf: (contact: Contact) => string,
  messageFor: (facts: Facts) => MailMessage,
) {
  const organisation = new Map<Locale, string>()
  const organisationIn = (locale: Locale) => {
    const name = organisation.get(locale) ?? requireOrganisationName(tx, locale)
    organisation.set(locale, name)
    return name
  }
  const mails = findContactsByAssessmentIds(tx, assessmentIds).map((contact): OutgoingMail => {
    const { assessmentId, userId, supplierId, email, name, dueAt } = contact
    const locale = mailLanguage(campaign.languages, contact.locale)
    const supplier = { nameZh: contact.supplierNameZh, nameEn: contact.supplierNameEn }
    const message = messageFor({
      recipientName: name,
      organisationName: organisationIn(locale),
      supplierName: nameFor(supplier, { locale }),
      campaignName: nameFor(campaign, { locale }),
      dueOn: formatDate(dueAt, locale),
      url: `${getEnvironment().publicOrigin}/assessments/${assessmentId}`,
    })
    const uniqueKey = `${keyOf(contact)}:${assessmentId}:${userId}`
    return { to: { address: email, name, locale }, message, supplierId, userId, assessmentId, uniqueKey }
  })
  enqueueMails(tx, now, mails)
}
