import { canSeeAssessments } from '#app/accounts/roles.ts'
import { readQueueRequest, searchOf } from '#app/assessments/queue-search.ts'
import { TRIGGER_LEVEL_LABELS } from '#app/assessments/review/labels.ts'
import { ASSESSMENT_STATE_LABELS } from '#app/assessments/state-labels.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { keyPages } from '../key-pages.ts'
import { findQueueAfter, type Place } from '../log-queries.server.ts'
import { frozenColumns, namedColumns } from '../supplier-columns.ts'
import { defineTable, type Column, type TableRequest } from '../table.server.ts'

type Row = ReturnType<typeof findQueueAfter>[number]

const columns: Column<Row>[] = [
  ...namedColumns,
  ...frozenColumns,
  { header: m.export_campaign, width: 24, value: ({ campaign }, l) => nameFor(campaign, l) },
  {
    header: m.campaign_column_state,
    width: 14,
    value: ({ assessment }, l) => ASSESSMENT_STATE_LABELS[assessment.state]({}, l),
  },
  { header: m.export_reviewer, width: 14, value: ({ reviewerName }) => reviewerName },
  { header: m.export_due, kind: 'date', value: ({ assessment }) => assessment.dueAt },
  { header: m.export_submitted, kind: 'time', value: ({ assessment }) => assessment.submittedAt },
  { header: m.export_returns, kind: 'number', value: ({ assessment }) => assessment.returnRounds },
  { header: m.export_self_score, kind: 'score', value: ({ assessment }) => assessment.selfScore },
  { header: m.export_self_grade, width: 10, value: ({ assessment }) => assessment.selfGrade },
  {
    header: m.review_queue_trigger,
    width: 14,
    value: ({ assessment: { selfTrigger } }, l) => selfTrigger && TRIGGER_LEVEL_LABELS[selfTrigger]({}, l),
  },
  { header: m.export_verified, kind: 'time', value: ({ assessment }) => assessment.verifiedAt },
]

/** What waits for reviewers, as the queue's page filters it, earliest due first. */
export const reviewsTable = defineTable<Row>('reviews', canSeeAssessments, request => ({
  title: m.export_reviews_title,
  columns,
  pages: pagesOf(request),
}))

function* pagesOf({ db, params }: TableRequest): Iterable<Row[]> {
  const search = searchOf(readQueueRequest(params))
  yield* keyPages(
    (after: Place | null, limit) => findQueueAfter(db, search, after, limit),
    ({ assessment, row }) => ({ at: assessment.dueAt, row }),
  )
}
