import { canSeeAssessments } from '#app/accounts/roles.ts'
import { isOverdue } from '#app/assessments/assessment-state.ts'
import { ASSESSMENT_STATE_LABELS } from '#app/assessments/state-labels.ts'
import type { CampaignRow } from '#app/campaigns/queries.server.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { assessmentPages, openCampaignTable } from '../campaign-pages.server.ts'
import { findReachable, findSitesOfAssessments, type ExportedAssessment } from '../campaign-queries.server.ts'
import { groupBy } from '../group-by.ts'
import { joined, yesNo } from '../in-words.ts'
import { frozenColumns, namedColumns } from '../supplier-columns.ts'
import { defineTable, type Column, type TableRequest } from '../table.server.ts'

type Row = ExportedAssessment & {
  sites: ReturnType<typeof findSitesOfAssessments>
  isReachable: boolean
  isOverdue: boolean
}

const columns: Column<Row>[] = [
  ...namedColumns,
  ...frozenColumns,
  {
    header: m.supplier_sites,
    width: 28,
    value: ({ sites }, l) =>
      joined(
        sites.map(site => `${site.code} ${nameFor(site, l)}`),
        l,
      ) || null,
  },
  { header: m.export_reviewer, width: 14, value: ({ reviewerName }) => reviewerName },
  {
    header: m.campaign_column_state,
    width: 14,
    value: ({ assessment }, l) => ASSESSMENT_STATE_LABELS[assessment.state]({}, l),
  },
  { header: m.campaign_overdue, width: 8, value: (row, l) => yesNo(row.isOverdue, l) },
  { header: m.export_reachable, width: 10, value: ({ isReachable }, l) => yesNo(isReachable, l) },
  { header: m.export_items_complete, kind: 'number', value: ({ assessment }) => assessment.completeItems },
  { header: m.export_items_asked, kind: 'number', value: ({ assessment }) => assessment.askedItems },
  { header: m.export_items_declined, kind: 'number', value: ({ assessment }) => assessment.declinedItems },
  { header: m.export_due, kind: 'date', value: ({ assessment }) => assessment.dueAt },
  { header: m.export_extensions, kind: 'number', value: ({ assessment }) => assessment.extensions },
  { header: m.export_invited, kind: 'time', value: ({ assessment }) => assessment.invitedAt },
  { header: m.export_reached, kind: 'time', value: ({ assessment }) => assessment.reachedAt },
  { header: m.export_opened, kind: 'time', value: ({ assessment }) => assessment.openedAt },
  { header: m.export_started, kind: 'time', value: ({ assessment }) => assessment.startedAt },
  { header: m.export_first_submitted, kind: 'time', value: ({ assessment }) => assessment.firstSubmittedAt },
  { header: m.export_submitted, kind: 'time', value: ({ assessment }) => assessment.submittedAt },
  { header: m.export_returns, kind: 'number', value: ({ assessment }) => assessment.returnRounds },
  { header: m.export_verified, kind: 'time', value: ({ assessment }) => assessment.verifiedAt },
  { header: m.export_published, kind: 'time', value: ({ assessment }) => assessment.publishedAt },
  { header: m.export_self_score, kind: 'score', value: ({ assessment }) => assessment.selfScore },
  { header: m.export_self_grade, width: 10, value: ({ assessment }) => assessment.selfGrade },
  { header: m.export_verified_score, kind: 'score', value: ({ assessment }) => assessment.verifiedScore },
  { header: m.export_verified_grade, width: 10, value: ({ assessment }) => assessment.verifiedGrade },
  { header: m.export_exempt_reason, width: 30, value: ({ assessment }) => assessment.exemptReason },
  { header: m.export_declined, kind: 'date', value: ({ assessment }) => assessment.declinedAt },
  { header: m.export_decline_reason, width: 30, value: ({ assessment }) => assessment.declineReason },
]

/** The suppliers of a campaign (`campaignId`) with the filters of its list. */
export const populationTable = defineTable<Row>('population', canSeeAssessments, request => {
  const opened = openCampaignTable(request)
  if (!opened) return null
  const { campaign, about, subject } = opened
  return { title: m.export_population_title, about, subject, columns, pages: pagesOf(request, campaign) }
})

function* pagesOf(request: TableRequest, campaign: CampaignRow): Iterable<Row[]> {
  for (const rows of assessmentPages(request, campaign)) {
    const ids = rows.map(({ assessment }) => assessment.id)
    const sites = groupBy(findSitesOfAssessments(request.db, ids), ({ assessmentId }) => assessmentId)
    const reachable = findReachable(
      request.db,
      rows.map(({ assessment }) => assessment.supplierId),
    )
    yield rows.map(row => ({
      ...row,
      sites: sites.get(row.assessment.id) ?? [],
      isReachable: reachable.has(row.assessment.supplierId),
      isOverdue: isOverdue(row.assessment, request.now),
    }))
  }
}
