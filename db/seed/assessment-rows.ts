import { assessments, answers, evidence, gradeReceipts, returnedItems, reviews } from '#db/schema/index.ts'
import { gravestTrigger } from '#app/grading/result-figures.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import { after, latest } from './calendar.ts'
import { lastStepOf } from './course.ts'
import type { DemoAssessment } from './make-assessment.ts'
import type { Random } from './random.ts'
import { EXEMPT_REASONS, RETURN_COMMENTS } from './texts.ts'

export type AssessmentRows = {
  assessment: typeof assessments.$inferInsert
  answers: (typeof answers.$inferInsert)[]
  evidence: (typeof evidence.$inferInsert)[]
  reviews: (typeof reviews.$inferInsert)[]
  returned: (typeof returnedItems.$inferInsert)[]
  receipts: (typeof gradeReceipts.$inferInsert)[]
}

type Situation = {
  random: Random
  reviewerId: string
  returnDays: number
  now: Date
  /** The supplier's last answered assessment before this one. */
  previousId: string | null
}

/** One assessment as the database keeps it. */
export function assessmentRows(made: DemoAssessment, situation: Situation): AssessmentRows {
  return {
    assessment: assessmentRow(made, situation),
    answers: answerRows(made),
    evidence: evidenceRows(made),
    reviews: reviewRows(made, situation),
    returned: returnedRows(made, situation),
    receipts: receiptRows(made, situation),
  }
}

function assessmentRow(
  made: DemoAssessment,
  { random, reviewerId, returnDays, previousId }: Situation,
): AssessmentRows['assessment'] {
  const { supplier, round, course, state, self, verified } = made
  const { category, region, supplierClass, isSmallFirm = false } = supplier.row
  const isBackAtSupplier = state === 'returned' && course.returnedAt
  return {
    id: made.id,
    campaignId: round.id,
    supplierId: supplier.row.id,
    category,
    region,
    supplierClass,
    isSmallFirm,
    spendBand: supplier.row.spendBand ?? null,
    previousId,
    state,
    dueAt: isBackAtSupplier ? endOfDay(isoDate(after(isBackAtSupplier, returnDays))) : round.dueAt,
    returnRounds: course.returnedAt ? 1 : 0,
    askedItems: made.askedItems,
    completeItems: made.answers.filter(answer => answer.isComplete).length,
    declinedItems: made.answers.filter(({ answer }) => answer.declined).length,
    invitedAt: round.openedAt,
    reachedAt: reachedAt(made),
    openedAt: course.firstLookAt,
    startedAt: course.startedAt,
    firstSubmittedAt: course.firstSubmittedAt,
    submittedAt: course.submittedAt,
    submittedById: course.submittedAt ? supplier.people[0].id : null,
    reviewerId: course.takenAt || round.state === 'open' ? reviewerId : null,
    verifiedAt: course.verifiedAt,
    publishedAt: course.publishedAt,
    exemptReason: state === 'exempt' ? random.pick(EXEMPT_REASONS) : null,
    selfScore: self?.score ?? null,
    selfGrade: self?.grade ?? null,
    selfTrigger: self && gravestTrigger(self.lines),
    verifiedScore: verified?.score ?? null,
    verifiedGrade: verified?.grade ?? null,
    updatedAt: lastStepOf(course, round),
  }
}

/** The invitation got through, unless no mailbox there takes mail. */
function reachedAt({ supplier, round }: DemoAssessment) {
  return supplier.people.every(person => person.undeliverableAt) ? null : after(round.openedAt, 0.003)
}

/** Half a minute to five, longer where figures have to be looked up: the same for the same answer. */
function workedOn(index: number, savedAt: Date) {
  const share = (savedAt.getTime() % 9973) / 9973
  return Math.round((30 + 270 * share * share + (index % 7) * 12) * 1000)
}

function answerRows({ id, supplier, answers }: DemoAssessment): AssessmentRows['answers'] {
  return answers.map(({ item, answer, rev, isComplete, savedAt }, index) => ({
    assessmentId: id,
    itemCode: item.code,
    rev,
    values: answer.values,
    isNotApplicable: answer.notApplicable !== undefined,
    notApplicableReason: answer.notApplicable?.reason ?? null,
    isDeclined: answer.declined !== undefined,
    declinedReason: answer.declined?.reason ?? null,
    isComplete,
    workedMs: workedOn(index, savedAt),
    updatedById: authorOf(supplier.people, index).id,
    updatedAt: savedAt,
  }))
}

function evidenceRows({ id, supplier, answers }: DemoAssessment): AssessmentRows['evidence'] {
  return answers.flatMap(({ item, attachments }, index) =>
    attachments.map(({ id: evidenceId, file, fileName, uploadedAt }) => ({
      id: evidenceId,
      assessmentId: id,
      itemCode: item.code,
      sha256: file.sha256,
      fileName,
      mediaType: file.mediaType,
      sizeBytes: file.sizeBytes,
      uploadedById: authorOf(supplier.people, index).id,
      uploadedAt,
      removedAt: null,
    })),
  )
}

/** Colleagues share the work: one item each in turn. */
function authorOf<T>(people: readonly [T, ...T[]], index: number): T {
  return people[index % people.length] ?? people[0]
}

function reviewRows(
  { id, course, reviews }: DemoAssessment,
  { reviewerId, now }: Situation,
): AssessmentRows['reviews'] {
  const from = latest(course.takenAt, course.submittedAt)
  const until = course.verifiedAt ?? course.returnedAt ?? now
  const to = until < from ? from : until
  return reviews.map((review, index) => ({
    assessmentId: id,
    ...review,
    correctedValues: review.correctedValues ?? null,
    rev: 1,
    reviewerId,
    reviewedAt: new Date(
      from.getTime() + ((to.getTime() - from.getTime()) * (index + 1)) / (reviews.length + 1),
    ),
  }))
}

function returnedRows(
  { id, course, returned }: DemoAssessment,
  { random, reviewerId }: Situation,
): AssessmentRows['returned'] {
  const { returnedAt } = course
  if (!returnedAt) return []
  const first = random.int(0, RETURN_COMMENTS.length - 1)
  return returned.map(({ item }, index) => ({
    assessmentId: id,
    round: 1,
    itemCode: item.code,
    comment: RETURN_COMMENTS[(first + index) % RETURN_COMMENTS.length] ?? RETURN_COMMENTS[0],
    returnedById: reviewerId,
    returnedAt,
  }))
}

function receiptRows(
  { id, course, self, verified }: DemoAssessment,
  { random }: Situation,
): AssessmentRows['receipts'] {
  const row = (kind: 'self' | 'verified', result: DemoAssessment['self'], createdAt: Date | null) =>
    result?.receipt && createdAt
      ? [
          {
            id: random.id(),
            assessmentId: id,
            kind,
            ...result.receipt,
            score: result.score,
            grade: result.grade,
            createdAt,
          },
        ]
      : []
  return [...row('self', self, course.submittedAt), ...row('verified', verified, course.publishedAt)]
}
