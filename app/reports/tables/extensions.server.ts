import { canSeeAssessments } from '#app/accounts/roles.ts'
import { EXTENSION_DECISIONS } from '#app/campaigns/extension.ts'
import { EXTENSION_LABELS } from '#app/campaigns/ExtensionBadge.tsx'
import { findCampaign } from '#app/campaigns/find-campaign.server.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { oneOf } from '#app/suppliers/supplier-search.ts'
import { keyPages } from '../key-pages.ts'
import { findExtensionsAfter } from '../log-queries.server.ts'
import { namedColumns } from '../supplier-columns.ts'
import { defineTable, type Column } from '../table.server.ts'

type Row = ReturnType<typeof findExtensionsAfter>[number]

const columns: Column<Row>[] = [
  ...namedColumns,
  {
    header: m.export_campaign,
    width: 24,
    value: ({ campaignNameZh, campaignNameEn }, l) =>
      nameFor({ nameZh: campaignNameZh, nameEn: campaignNameEn }, l),
  },
  { header: m.extension_column_requested, kind: 'time', value: ({ request }) => request.requestedAt },
  { header: m.extension_column_asked, kind: 'date', value: ({ request }) => request.requestedDueAt },
  { header: m.extension_column_reason, width: 40, value: ({ request }) => request.reason },
  { header: m.extension_column_due, kind: 'date', value: ({ dueAt }) => dueAt },
  {
    header: m.extension_decision,
    width: 12,
    value: ({ request }, l) => EXTENSION_LABELS[request.decision]({}, l),
  },
  { header: m.extension_column_granted, kind: 'date', value: ({ request }) => request.grantedDueAt },
  { header: m.extension_note, width: 40, value: ({ request }) => request.decisionReason },
]

/** Requests for more time as the list shows them: of one campaign (`campaign`) or all, by `decision`; oldest first. */
export const extensionsTable = defineTable<Row>('extensions', canSeeAssessments, request => {
  const { db, actor, params, locale } = request
  const campaign = findCampaign(db, actor, params.get('campaign') ?? '')
  const decision = oneOf(EXTENSION_DECISIONS, params.get('decision')) ?? 'pending'
  const filter = { campaignId: campaign?.id ?? null, decision }
  return {
    title: m.extension_list_title,
    ...(campaign && { about: nameFor(campaign, { locale }), subject: { campaignId: campaign.id } }),
    columns,
    pages: keyPages(
      (after, limit) => findExtensionsAfter(db, filter, after, limit),
      ({ request: { requestedAt }, row }: Row) => ({ at: requestedAt, row }),
    ),
  }
})
