import { canSeeAssessments } from '#app/accounts/roles.ts'
import { listCampaigns } from '#app/campaigns/find-campaign.server.ts'
import { CAMPAIGN_STATE_LABELS } from '#app/campaigns/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { listPolicies } from '#app/policies/find-policies.server.ts'
import { listSites } from '#app/sites/manage-sites.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { joined } from '../in-words.ts'
import { defineTable, type Column, type ExportTable } from '../table.server.ts'

type Campaign = ReturnType<typeof listCampaigns>[number]
type Site = NonNullable<ReturnType<typeof listSites>>[number]
type Policy = ReturnType<typeof listPolicies>['versions'][number]

const hasOpened = ({ state }: Campaign) => state !== 'draft'

const CAMPAIGN_COLUMNS: Column<Campaign>[] = [
  { header: m.campaign_column_name, width: 36, value: (row, l) => nameFor(row, l) },
  { header: m.campaign_year, kind: 'number', value: row => row.year },
  { header: m.campaign_column_state, value: (row, l) => CAMPAIGN_STATE_LABELS[row.state]({}, l) },
  { header: m.export_campaign_opened, kind: 'date', value: row => row.openedAt },
  { header: m.campaign_due_on, kind: 'date', value: row => row.dueAt },
  {
    header: m.campaign_column_population,
    kind: 'number',
    value: row => (hasOpened(row) ? row.population : null),
  },
  {
    header: m.export_campaign_expected,
    kind: 'number',
    value: row => (hasOpened(row) ? row.rate.expected : null),
  },
  {
    header: m.export_campaign_replied,
    kind: 'number',
    value: row => (hasOpened(row) ? row.rate.replied : null),
  },
  {
    header: m.campaign_column_rate,
    kind: 'percent',
    value: row => (hasOpened(row) && row.rate.expected > 0 ? row.rate.replied / row.rate.expected : null),
  },
]

const SITE_COLUMNS: Column<Site>[] = [
  { header: m.sites_code, width: 14, value: row => row.code },
  { header: m.sites_name_zh, width: 28, value: row => row.nameZh },
  { header: m.sites_name_en, width: 28, value: row => row.nameEn },
  { header: m.sites_suppliers, kind: 'number', value: row => row.suppliers },
  { header: m.export_supplier_closed, kind: 'date', value: row => row.closedAt },
]

const POLICY_COLUMNS: Column<Policy>[] = [
  { header: m.policies_column_version, width: 14, value: row => row.version },
  ...(['A', 'B', 'C'] as const).map((grade): Column<Policy> => ({
    header: (_, l) => m.export_policy_from({ grade }, l),
    kind: 'score',
    value: row => row.content.thresholds[grade],
  })),
  { header: m.policies_published_on, kind: 'date', value: row => row.publishedAt },
  { header: m.policies_published_by, value: (row, l) => row.publishedByName ?? m.policies_shipped({}, l) },
  { header: m.supplier_notes, width: 40, value: row => row.note || null },
  {
    header: m.policies_column_campaigns,
    width: 40,
    value: ({ campaigns }, l) =>
      joined(
        campaigns.map(campaign => nameFor(campaign, l)),
        l,
      ) || null,
  },
]

/** The short lists of what the buyer keeps: rounds, sites, grading policies. */
export const RECORD_TABLES: readonly ExportTable[] = [
  defineTable<Campaign>('campaigns', canSeeAssessments, ({ db, actor }) => ({
    title: m.campaign_list_title,
    columns: CAMPAIGN_COLUMNS,
    pages: [listCampaigns(db, actor)],
  })),
  defineTable<Site>('sites', canSeeAssessments, ({ db, actor }) => ({
    title: m.sites_title,
    columns: SITE_COLUMNS,
    pages: [listSites(db, actor) ?? []],
  })),
  defineTable<Policy>('policies', canSeeAssessments, ({ db, actor }) => ({
    title: m.policies_title,
    columns: POLICY_COLUMNS,
    pages: [listPolicies(db, actor).versions],
  })),
]
