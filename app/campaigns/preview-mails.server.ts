import { formatDate } from '#app/i18n/format.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { requireOrganisationName } from '#app/settings/organisation.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Db } from '#db/client.server.ts'
import type { MailMessage } from '#emails/messages.ts'
import { renderMail } from '#emails/render.server.tsx'
import type { MailPreview } from './mail-preview.ts'
import type { CampaignRow } from './queries.server.ts'

/** A mail reads the same for every recipient but for these. */
const EXAMPLE = {
  'zh-CN': { recipientName: '王敏', supplierName: '示例供应商' },
  en: { recipientName: 'Wang Min', supplierName: 'Example Supplier' },
}

/** Subject, text and HTML of one of a campaign's mails as it will be sent, to an example recipient. */
export function previewMail(db: Db, campaign: CampaignRow, kind: MailPreview, locale: Locale) {
  return renderMail(messageOf(db, campaign, kind, locale), locale)
}

function messageOf(db: Db, campaign: CampaignRow, kind: MailPreview, locale: Locale): MailMessage {
  const { publicOrigin } = getEnvironment()
  const facts = {
    ...EXAMPLE[locale],
    organisationName: requireOrganisationName(db, locale),
    campaignName: nameFor(campaign, { locale }),
    dueOn: formatDate(campaign.dueAt, locale),
    url: `${publicOrigin}/assessments/example`,
    accountUrl: kind === 'newcomer' ? `${publicOrigin}/invitation/example` : null,
  }
  const dimensions = findVersionById(db, campaign.questionnaireVersionId)?.content.dimensions ?? []
  const askedItems = dimensions.reduce((sum, { items }) => sum + items.length, 0)
  if (kind === 'invitation' || kind === 'newcomer')
    return { kind: 'campaign-invitation', ...facts, itemCount: askedItems }
  const [first, second] = dimensions
  const missing = [first, second].flatMap(dimension =>
    dimension ? [{ title: dimension.title[locale], count: dimension.items.length }] : [],
  )
  const open = missing.reduce((sum, { count }) => sum + count, 0)
  return {
    kind: 'reminder',
    ...facts,
    daysLeft: daysLeftOf(campaign, kind),
    state: 'in-progress',
    completeItems: askedItems - open,
    askedItems,
    missing,
  }
}

/** The nearest reminder of each side of the due date. */
function daysLeftOf({ reminderPlan }: CampaignRow, kind: MailPreview) {
  return kind === 'before' ? (reminderPlan.daysBefore.at(-1) ?? 1) : -(reminderPlan.daysAfter[0] ?? 1)
}
