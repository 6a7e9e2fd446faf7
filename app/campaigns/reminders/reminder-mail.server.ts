import { requireBasis, type GradingBasis } from '#app/assessments/grading-basis.server.ts'
import { formatDate, isoDate } from '#app/i18n/format.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import type { OutgoingMail } from '#app/mail/enqueue-mail.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Db } from '#db/client.server.ts'
import type { Contact } from '../contact-queries.server.ts'
import { mailLanguage } from '../mail-language.ts'
import type { CampaignRow } from '../queries.server.ts'
import { daysLeft, type ReminderStep } from './due-reminders.ts'
import { findCompleteItems, findLatestReturns, type RemindableRow } from './queries.server.ts'

/** What the reminders of one slice are made of, looked up once. */
export type Facts = {
  campaign: CampaignRow
  basis: GradingBasis
  organisation: Map<Locale, string>
  complete: Map<string, Set<string>>
  returned: Map<string, string[]>
}

/** Once per assessment, person, step and due date; a due date that moves begins its steps anew. */
export function reminderKey({ id, dueAt }: RemindableRow, userId: string, { offsetDays }: ReminderStep) {
  return `reminder:${id}:${userId}:${isoDate(dueAt)}:${offsetDays}`
}

export function factsOf(db: Db, campaign: CampaignRow, rows: readonly RemindableRow[]): Facts {
  const idsIn = (state: string) => [...new Set(rows.filter(row => row.state === state).map(({ id }) => id))]
  const returned = new Map<string, string[]>()
  for (const { assessmentId, itemCode } of findLatestReturns(db, idsIn('returned')))
    returned.set(assessmentId, [...(returned.get(assessmentId) ?? []), itemCode])
  return {
    campaign,
    basis: requireBasis(db, campaign),
    organisation: new Map(LOCALES.map(locale => [locale, requireOrganisationName(db, locale)])),
    complete: findCompleteItems(db, idsIn('in-progress')),
    returned,
  }
}

/** The reminder to one person. `accountUrl`: for who has never set a password. */
export function reminderMail(
  facts: Facts,
  row: RemindableRow,
  contact: Contact,
  accountUrl: string | null,
  now: Date,
): OutgoingMail {
  const { assessmentId, userId, supplierId, email, name } = contact
  const { campaign } = facts
  const locale = mailLanguage(campaign.languages, contact.locale)
  const supplier = { nameZh: contact.supplierNameZh, nameEn: contact.supplierNameEn }
  return {
    to: { address: email, name, locale },
    supplierId,
    userId,
    assessmentId,
    message: {
      kind: 'reminder',
      recipientName: name,
      organisationName: facts.organisation.get(locale) ?? '',
      supplierName: nameFor(supplier, { locale }),
      campaignName: nameFor(campaign, { locale }),
      dueOn: formatDate(row.dueAt, locale),
      daysLeft: daysLeft(row.dueAt, now),
      state: row.state === 'returned' || row.state === 'invited' ? row.state : 'in-progress',
      completeItems: row.completeItems,
      askedItems: row.askedItems,
      missing: missingOf(facts, row, locale),
      url: `${getEnvironment().publicOrigin}/assessments/${assessmentId}`,
      accountUrl,
    },
  }
}

/** Sections with items that are not complete, or the returned items by their question. */
function missingOf({ basis, complete, returned }: Facts, row: RemindableRow, locale: Locale) {
  const dimensions = basis.dimensionsOf(row.category)
  if (row.state === 'returned') {
    const codes = new Set(returned.get(row.id))
    return dimensions
      .flatMap(({ items }) => items)
      .filter(({ code }) => codes.has(code))
      .map(({ code, question }) => ({ title: `${code} ${question[locale]}`, count: 1 }))
  }
  const done = complete.get(row.id) ?? new Set()
  return dimensions
    .map(({ title, items }) => ({
      title: title[locale],
      count: items.filter(({ code }) => !done.has(code)).length,
    }))
    .filter(({ count }) => count > 0)
}
