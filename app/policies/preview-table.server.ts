import { findCampaignById } from '#app/campaigns/queries.server.ts'
import { m } from '#app/paraglide/messages.js'
import { defineTable, type Column } from '#app/reports/table.server.ts'
import type { Db } from '#db/client.server.ts'
import { findDraft, policyDimensions } from './find-policies.server.ts'
import { reasonText } from './labels.ts'
import { canPreviewPolicies, movedRows, withNames } from './preview-page.server.ts'
import { readPreviewSearch } from './preview-search.ts'
import { findDonePreview, type MovedRow } from './preview.server.ts'

const ROWS_PER_PAGE = 500

type Row = ReturnType<typeof withNames>[number]

/** The suppliers whose grade a draft would move; there once the preview on its page is done. */
export const policyPreviewTable = defineTable<Row>('policy-preview', canPreviewPolicies, request => {
  const { db, actor, params, locale } = request
  const found = findDraft(db, actor, params.get('draft') ?? '')
  const search = readPreviewSearch(params)
  const campaign = findCampaignById(db, search.campaignId ?? '')
  const preview = found && campaign && findDonePreview(found.draft, campaign)
  if (!found || !campaign || !preview) return null
  const titles = Object.fromEntries(policyDimensions(db, locale).map(({ code, title }) => [code, title]))
  const why: Column<Row> = {
    header: m.policies_preview_column_why,
    width: 40,
    value: ({ reasons }, l) => reasons.map(reason => reasonText(reason, titles, l)).join('; '),
  }
  return {
    title: m.policies_preview_list,
    about: found.draft.content.version,
    subject: { campaignId: campaign.id },
    columns: [...COLUMNS, why],
    pages: pagesOf(db, movedRows(preview, search)),
  }
})

const COLUMNS: Column<Row>[] = [
  { header: m.supplier_code, width: 14, value: ({ supplier }) => supplier.code },
  { header: m.supplier_name_zh, width: 36, value: ({ supplier }) => supplier.nameZh },
  { header: m.supplier_name_en, width: 36, value: ({ supplier }) => supplier.nameEn },
  { header: m.policies_export_score_old, kind: 'score', value: ({ oldScore }) => oldScore },
  { header: m.policies_export_grade_old, width: 10, value: ({ oldGrade }) => oldGrade },
  { header: m.policies_export_score_new, kind: 'score', value: ({ newScore }) => newScore },
  { header: m.policies_export_grade_new, width: 10, value: ({ newGrade }) => newGrade },
  {
    header: m.policies_preview_column_basis,
    width: 14,
    value: ({ kind }, l) =>
      kind === 'verified' ? m.policies_basis_verified({}, l) : m.policies_basis_self({}, l),
  },
]

function* pagesOf(db: Db, rows: MovedRow[]) {
  for (let at = 0; at < rows.length; at += ROWS_PER_PAGE)
    yield withNames(db, rows.slice(at, at + ROWS_PER_PAGE))
}
