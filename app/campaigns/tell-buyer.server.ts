import type { Locale } from '#app/i18n/locale.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import type { MailMessage } from '#emails/messages.ts'
import { findBuyerContacts } from './contact-queries.server.ts'
import type { CampaignRow } from './queries.server.ts'

/** What every mail to the buyer about one supplier in a campaign names, in the recipient's language. */
type Facts = { recipientName: string; organisationName: string; supplierName: string; campaignName: string }
type Subject = { id: string; supplierId: string }

/**
 * Queues a mail to whoever made the campaign and, unless the round is confidential, to the supplier's owner at the
 * buyer, once per `key` and person. `path` is the page it leads to. Call inside the transaction of the change that causes it.
 */
export function tellBuyer(
  tx: Db,
  now: Date,
  {
    campaign,
    assessment,
    key,
    path,
  }: { campaign: CampaignRow; assessment: Subject; key: string; path: string },
  messageFor: (facts: Facts, url: string, locale: Locale) => MailMessage,
) {
  const supplier = findSupplierById(tx, assessment.supplierId)
  if (!supplier) throw new Error(`supplier ${assessment.supplierId} is missing`)
  const url = `${getEnvironment().publicOrigin}${path}`
  const ownerId = profileOf(campaign.kind).confidential ? null : supplier.ownerId
  const people = [campaign.createdById, ...(ownerId ? [ownerId] : [])]
  for (const { id, email, name, locale } of findBuyerContacts(tx, people)) {
    const facts = {
      recipientName: name,
      organisationName: requireOrganisationName(tx, locale),
      supplierName: nameFor(supplier, { locale }),
      campaignName: nameFor(campaign, { locale }),
    }
    enqueueMail(tx, now, {
      to: { address: email, name, locale },
      message: messageFor(facts, url, locale),
      supplierId: supplier.id,
      userId: id,
      assessmentId: assessment.id,
      uniqueKey: `${key}:${id}`,
    })
  }
}
