import { canSeeAgreements } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { keyPages } from '#app/reports/key-pages.ts'
import { defineTable, type Column } from '#app/reports/table.server.ts'
import { KIND_LABELS, PARTIES_LABELS, VERSION_STATE_LABELS } from './labels.ts'
import { findHeadsAfter, type VersionHead } from './queries.server.ts'

const columns: Column<VersionHead>[] = [
  { header: m.agreements_export_code, value: ({ template }) => template.code },
  { header: m.agreements_kind, value: ({ template }, l) => KIND_LABELS[template.kind]({}, l) },
  { header: m.agreements_parties, value: ({ template }, l) => PARTIES_LABELS[template.parties]({}, l) },
  { header: m.agreements_column_version, kind: 'number', value: ({ version }) => version.number },
  { header: m.agreements_state, value: ({ version }, l) => VERSION_STATE_LABELS[version.state]({}, l) },
  { header: m.agreements_name_zh, width: 30, value: ({ version }) => version.titleZh },
  { header: m.agreements_name_en, width: 30, value: ({ version }) => version.titleEn },
  { header: m.agreements_edit_term, kind: 'number', value: ({ version }) => version.termMonths },
  {
    header: m.agreements_power_of_attorney,
    value: ({ version }, l) =>
      version.needsPowerOfAttorney
        ? m.agreements_power_of_attorney_required({}, l)
        : m.agreements_power_of_attorney_optional({}, l),
  },
  {
    header: m.agreements_resigning,
    value: ({ version }, l) =>
      version.needsResigning ? m.agreements_resigning_yes({}, l) : m.agreements_resigning_no({}, l),
  },
  { header: m.agreements_note, width: 40, value: ({ version }) => version.note },
  {
    header: m.agreements_export_changed_by,
    value: ({ updatedByName }, l) => updatedByName ?? m.agreements_shipped({}, l),
  },
  { header: m.agreements_export_changed_at, kind: 'time', value: ({ version }) => version.updatedAt },
  { header: m.agreements_export_approved_by, value: ({ approvedByName }) => approvedByName },
  { header: m.agreements_export_approved_at, kind: 'time', value: ({ version }) => version.approvedAt },
  { header: m.agreements_export_published_by, value: ({ publishedByName }) => publishedByName },
  { header: m.agreements_export_published_at, kind: 'time', value: ({ version }) => version.publishedAt },
  { header: m.agreements_export_superseded_at, kind: 'time', value: ({ version }) => version.supersededAt },
  { header: m.agreements_text_sha256, width: 66, value: ({ version }) => version.textSha256 },
  { header: m.agreements_export_consent_sha256, width: 66, value: ({ version }) => version.consentSha256 },
]

/** Every version of every agreement text: who approved and published it when, and its hashes. */
export const agreementVersionsTable = defineTable<VersionHead>(
  'agreement-versions',
  canSeeAgreements,
  ({ db }) => ({
    title: m.agreements_table_versions,
    columns,
    pages: keyPages(
      (after, limit) => findHeadsAfter(db, after, limit),
      ({ template, version }: VersionHead) => ({ code: template.code, number: version.number }),
    ),
  }),
)
