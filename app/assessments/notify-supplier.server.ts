import type { Locale } from '#app/i18n/locale.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import type { MailMessage } from '#emails/messages.ts'
import type { Assessment } from './checklist.ts'
import { findRecipientsBySupplierId } from './queries.server.ts'

/** What every mail about an assessment names, in the recipient's language. */
export type MailFacts = {
  recipientName: string
  organisationName: string
  supplierName: string
  campaignName: string
}

/** Names of the page a mail leads to, below `/assessments/:assessmentId`; empty for the assessment itself. */
type Page = '' | '/answers' | '/result' | `/sections/${string}`

/**
 * Queues a mail to everybody who speaks for the supplier and to `submittedById`, once per `key` and person.
 * Call inside the transaction of the change that causes it.
 */
export function notifySupplier(
  tx: Db,
  now: Date,
  assessment: Assessment,
  { key, page, submittedById = null }: { key: string; page: Page; submittedById?: string | null },
  messageFor: (facts: MailFacts, url: string, locale: Locale) => MailMessage,
) {
  const { supplier, campaign } = assessment
  const url = `${getEnvironment().publicOrigin}/assessments/${assessment.id}${page}`
  for (const { id, email, name, locale } of findRecipientsBySupplierId(tx, supplier.id, submittedById)) {
    const isChinese = locale === 'zh-CN'
    const facts = {
      recipientName: name,
      organisationName: requireOrganisationName(tx, locale),
      supplierName: isChinese ? supplier.nameZh : supplier.nameEn,
      campaignName: isChinese ? campaign.nameZh : campaign.nameEn,
    }
    enqueueMail(tx, now, {
      to: { address: email, name, locale },
      message: messageFor(facts, url, locale),
      supplierId: supplier.id,
      userId: id,
      assessmentId: assessment.id,
      uniqueKey: `${key}:${assessment.id}:${id}`,
    })
  }
}
