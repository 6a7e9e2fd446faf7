import { canSeeAssessments } from '#app/accounts/roles.ts'
import { requireBasis } from '#app/assessments/grading-basis.server.ts'
import type { CampaignRow } from '#app/campaigns/queries.server.ts'
import type { ReceiptKind } from '#app/grading/types.ts'
import { m } from '#app/paraglide/messages.js'
import { assessmentPages, openCampaignTable } from '../campaign-pages.server.ts'
import { findDimensionScores, type ExportedAssessment } from '../campaign-queries.server.ts'
import { frozenColumns, namedColumns } from '../supplier-columns.ts'
import { defineTable, type Column, type TableRequest } from '../table.server.ts'

/** `dimensions`: score by kind and code, as `verified GOV`. */
type Row = ExportedAssessment & { dimensions: Map<string, number | null> }

const results: Column<Row>[] = [
  { header: m.export_verified_score, kind: 'score', value: ({ assessment }) => assessment.verifiedScore },
  { header: m.export_verified_grade, width: 10, value: ({ assessment }) => assessment.verifiedGrade },
  { header: m.export_self_score, kind: 'score', value: ({ assessment }) => assessment.selfScore },
  { header: m.export_self_grade, width: 10, value: ({ assessment }) => assessment.selfGrade },
  { header: m.export_published, kind: 'time', value: ({ assessment }) => assessment.publishedAt },
]

/** Scores and grades of a campaign (`campaignId`, filters of its list), dimension by dimension. */
export const gradesTable = defineTable<Row>('grades', canSeeAssessments, request => {
  const opened = openCampaignTable(request)
  if (!opened) return null
  const { campaign, about, subject } = opened
  const columns = [...namedColumns, ...frozenColumns, ...results, ...dimensionColumns(request, campaign)]
  return { title: m.export_grades_title, about, subject, columns, pages: pagesOf(request, campaign) }
})

function dimensionColumns({ db }: TableRequest, campaign: CampaignRow): Column<Row>[] {
  const { dimensions } = requireBasis(db, campaign).questionnaire
  const ofKind = (kind: ReceiptKind) =>
    dimensions.map(({ code, title }): Column<Row> => ({
      header: (_, l) => {
        const name = { dimension: title[l.locale] }
        return kind === 'verified' ? m.export_dimension_verified(name, l) : m.export_dimension_self(name, l)
      },
      kind: 'score',
      width: 16,
      value: row => row.dimensions.get(`${kind} ${code}`) ?? null,
    }))
  return [...ofKind('verified'), ...ofKind('self')]
}

function* pagesOf(request: TableRequest, campaign: CampaignRow): Iterable<Row[]> {
  for (const rows of assessmentPages(request, campaign)) {
    const scores = new Map<string, Map<string, number | null>>()
    const ids = rows.map(({ assessment }) => assessment.id)
    for (const { assessmentId, kind, dimension, score } of findDimensionScores(request.db, ids)) {
      const known = scores.get(assessmentId) ?? new Map<string, number | null>()
      scores.set(assessmentId, known.set(`${kind} ${dimension}`, score))
    }
    yield rows.map(row => ({ ...row, dimensions: scores.get(row.assessment.id) ?? new Map() }))
  }
}
