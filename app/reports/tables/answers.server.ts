import { canSeeAssessments } from '#app/accounts/roles.ts'
import { requireBasis } from '#app/assessments/grading-basis.server.ts'
import { readReceipt } from '#app/assessments/receipt-row.ts'
import { ASSESSMENT_STATE_LABELS } from '#app/assessments/state-labels.ts'
import type { CampaignRow } from '#app/campaigns/queries.server.ts'
import { VERDICT_WORDS } from '#app/grading/labels.ts'
import type { GradeReceipt } from '#app/grading/receipt.ts'
import type { ItemLine } from '#app/grading/types.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { localizeItem, type LocalizedItem } from '#app/questionnaires/localize.ts'
import type { Db } from '#db/client.server.ts'
import { answerWords } from '../answer-words.ts'
import { assessmentPages, openCampaignTable } from '../campaign-pages.server.ts'
import {
  findEvidenceNames,
  findLatestReceipts,
  findVerdicts,
  type ExportedAssessment,
} from '../campaign-queries.server.ts'
import { groupBy } from '../group-by.ts'
import { joined } from '../in-words.ts'
import { frozenColumns, namedColumns } from '../supplier-columns.ts'
import { defineTable, type Column, type TableRequest } from '../table.server.ts'

/** Each carries 53 items and two receipts of 40 kB: so many are read and worded within some milliseconds. */
const SUPPLIERS_PER_PAGE = 3

type Question = { item: LocalizedItem; dimension: string }
type Row = ExportedAssessment & {
  question: Question
  answer: ItemAnswer | undefined
  line: ItemLine | undefined
  isVerified: boolean
  verdict: ReturnType<typeof findVerdicts>[number] | undefined
  files: string[]
}

const columns: Column<Row>[] = [
  ...namedColumns,
  ...frozenColumns,
  {
    header: m.export_assessment_state,
    width: 14,
    value: ({ assessment }, l) => ASSESSMENT_STATE_LABELS[assessment.state]({}, l),
  },
  { header: m.export_submitted, kind: 'time', value: ({ assessment }) => assessment.submittedAt },
  { header: m.export_dimension, value: ({ question }) => question.dimension },
  { header: m.export_item, width: 10, value: ({ question }) => question.item.code },
  { header: m.export_question, width: 50, value: ({ question }) => question.item.question },
  {
    header: m.export_answer_state,
    width: 16,
    value: (row, l) => ANSWER_STATES[answerStateOf(row)]({}, l),
  },
  {
    header: m.export_answer,
    width: 50,
    value: ({ answer, question }, l) =>
      answer && !answer.notApplicable && !answer.declined
        ? answerWords(question.item, answer.values, l) || null
        : null,
  },
  {
    header: m.export_answer_reason,
    width: 30,
    value: ({ answer }) => answer?.notApplicable?.reason ?? answer?.declined?.reason ?? null,
  },
  { header: m.export_files, width: 40, value: ({ files }, l) => joined(files, l) || null },
  {
    header: m.export_verdict,
    width: 14,
    value: ({ verdict }, l) => (verdict ? VERDICT_WORDS[verdict.review.verdict]({}, l) : null),
  },
  { header: m.export_verdict_reason, width: 30, value: ({ verdict }) => verdict?.review.reason ?? null },
  {
    header: m.export_corrected,
    width: 30,
    value: ({ verdict, question }, l) =>
      verdict?.review.correctedValues ? answerWords(question.item, verdict.review.correctedValues, l) : null,
  },
  { header: m.export_reviewer, width: 14, value: ({ verdict }) => verdict?.reviewerName ?? null },
  {
    header: m.export_points_basis,
    width: 12,
    value: ({ line, isVerified }, l) =>
      line ? (isVerified ? m.export_basis_verified({}, l) : m.export_basis_self({}, l)) : null,
  },
  {
    header: m.export_points,
    kind: 'number',
    value: ({ line }) => (line?.applicable ? line.points : null),
  },
  { header: m.export_points_won, kind: 'number', value: ({ line }) => (line?.applicable ? line.won : null) },
  {
    header: m.export_points_lost,
    kind: 'number',
    value: ({ line }) => (line?.applicable ? line.lost : null),
  },
]

/**
 * What the suppliers of a campaign (`campaignId`, filters of its list) have submitted: one row for each item of
 * each. What is not submitted yet is the supplier's own affair and not in it.
 */
export const answersTable = defineTable<Row>('answers', canSeeAssessments, request => {
  const opened = openCampaignTable(request)
  if (!opened) return null
  const { campaign, about, subject } = opened
  return { title: m.export_answers_title, about, subject, columns, pages: pagesOf(request, campaign) }
})

function* pagesOf(request: TableRequest, campaign: CampaignRow): Iterable<Row[]> {
  const questions = questionsOf(request.db, campaign, request.locale)
  for (const rows of assessmentPages(request, campaign)) {
    const submitted = rows.filter(({ assessment }) => assessment.firstSubmittedAt !== null)
    for (let at = 0; at < submitted.length; at += SUPPLIERS_PER_PAGE)
      yield answersOf(request.db, submitted.slice(at, at + SUPPLIERS_PER_PAGE), questions)
  }
}

function questionsOf(db: Db, campaign: CampaignRow, locale: Locale): Question[] {
  const { questionnaire } = requireBasis(db, campaign)
  return questionnaire.dimensions.flatMap(({ title, items }) =>
    items.map(item => ({ item: localizeItem(item, locale), dimension: title[locale] })),
  )
}

function answersOf(db: Db, assessments: ExportedAssessment[], questions: Question[]): Row[] {
  const ids = assessments.map(({ assessment }) => assessment.id)
  const receipts = groupBy(findLatestReceipts(db, ids), ({ assessmentId }) => assessmentId)
  const verdicts = groupBy(findVerdicts(db, ids), ({ review }) => review.assessmentId)
  const files = groupBy(findEvidenceNames(db, ids), ({ assessmentId }) => assessmentId)
  return assessments.flatMap(row => {
    const { id, submittedAt } = row.assessment
    const [self, verified] = (['self', 'verified'] as const).map(kind => receiptOf(receipts.get(id), kind))
    const lines = new Map((verified ?? self)?.items.map(line => [line.code, line]))
    const judged = new Map(verdicts.get(id)?.map(verdict => [verdict.review.itemCode, verdict]))
    const attached = groupBy((files.get(id) ?? []).filter(wasAttached(submittedAt)), file => file.itemCode)
    return questions.map(question => ({
      ...row,
      question,
      answer: (self ?? verified)?.inputs.answers[question.item.code],
      line: lines.get(question.item.code),
      isVerified: verified !== undefined,
      verdict: judged.get(question.item.code),
      files: (attached.get(question.item.code) ?? []).map(({ fileName }) => fileName),
    }))
  })
}

function receiptOf(
  receipts: ReturnType<typeof findLatestReceipts> = [],
  kind: 'self' | 'verified',
): GradeReceipt | undefined {
  const found = receipts.find(receipt => receipt.kind === kind)
  return found && readReceipt(found)
}

/** At the submission; what came or went since is not sent yet. */
function wasAttached(submittedAt: Date | null) {
  const at = submittedAt?.getTime() ?? 0
  return ({ uploadedAt, removedAt }: { uploadedAt: Date; removedAt: Date | null }) =>
    uploadedAt.getTime() <= at && (removedAt === null || removedAt.getTime() > at)
}

const ANSWER_STATES = {
  given: m.export_answer_given,
  missing: m.export_answer_missing,
  'not-applicable': m.export_answer_not_applicable,
  declined: m.export_answer_declined,
  'not-asked': m.export_answer_not_asked,
}

function answerStateOf({ answer, line }: Row): keyof typeof ANSWER_STATES {
  if (line?.status === 'not-applicable-by-category') return 'not-asked'
  if (answer?.notApplicable) return 'not-applicable'
  if (answer?.declined) return 'declined'
  return answer && line?.status !== 'unanswered' ? 'given' : 'missing'
}
