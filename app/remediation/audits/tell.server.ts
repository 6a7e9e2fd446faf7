import { findBuyerContacts, type BuyerContact } from '#app/campaigns/contact-queries.server.ts'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { enqueueMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import type { AuditNews } from '#emails/messages.ts'
import { AUDIT_MODE_LABELS } from './labels.ts'
import { findSupplierContacts } from '../actions/contact-queries.server.ts'
import type { AuditRow } from './queries.server.ts'

type News = {
  news: AuditNews
  /** Why it has been put off or cancelled. */
  reason?: string | null
  /** What makes it a mail of its own, where the same news goes out several times; by default the audit's revision. */
  key?: string
}

/**
 * Tells everybody at the supplier who can be written to; answers how many mails were queued. Call inside the transaction of
 * the change, with the audit before it.
 */
export function tellSupplierOfAudit(tx: Db, now: Date, audit: AuditRow, given: News): number {
  const people = findSupplierContacts(tx, audit.supplierId)
  return people.filter(person => tellPerson(tx, now, audit, person, given)).length
}

/** Tells the auditor what the supplier has done. */
export function tellAuditor(tx: Db, now: Date, audit: AuditRow, given: News) {
  const ids = [audit.auditorId ?? audit.createdById]
  for (const person of findBuyerContacts(tx, ids)) tellPerson(tx, now, audit, person, given)
}

function tellPerson(
  tx: Db,
  now: Date,
  audit: AuditRow,
  { id, email, name, locale }: BuyerContact,
  { news, reason = null, key = String(audit.rev) }: News,
): boolean {
  const supplier = findSupplierById(tx, audit.supplierId)
  if (!supplier) throw new Error(`supplier ${audit.supplierId} is missing`)
  return enqueueMail(tx, now, {
    to: { address: email, name, locale },
    supplierId: supplier.id,
    userId: id,
    uniqueKey: `audit-${news}:${audit.id}:${key}:${id}`,
    message: {
      kind: 'audit-news',
      recipientName: name,
      organisationName: requireOrganisationName(tx, locale),
      supplierName: nameFor(supplier, { locale }),
      news,
      code: audit.code,
      mode: AUDIT_MODE_LABELS[audit.mode]({}, { locale }),
      isSelfAssessment: audit.mode === 'self-assessment',
      plannedOn: dayIn(locale, audit.plannedOn),
      scope: audit.scope,
      reason,
      url: `${getEnvironment().publicOrigin}/audits/${audit.id}`,
    },
  })
}

function dayIn(locale: Locale, day: string) {
  return formatDate(endOfDay(day), locale)
}
