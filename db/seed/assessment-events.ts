import type { EventType } from '#app/history/events.ts'
import type { NewEvent } from '#app/history/ledger-queries.server.ts'
import { digestOf } from '#app/grading/digest.server.ts'
import type { AssessmentRows } from './assessment-rows.ts'
import { after } from './calendar.ts'
import type { DemoAssessment } from './make-assessment.ts'

export type DemoEvent = NewEvent
export type DemoActor = { id: string; name: string }

type Actors = { procurement: DemoActor; reviewer: DemoActor }

/** The steps of one assessment as recorded facts; of the verdicts, those that depart from the answer. */
export function assessmentEvents(
  made: DemoAssessment,
  rows: AssessmentRows,
  { procurement, reviewer }: Actors,
): DemoEvent[] {
  const { course, round, supplier, self, verified, returned } = made
  const [owner] = supplier.people
  const subject = { supplierId: supplier.row.id, campaignId: round.id, assessmentId: made.id, userId: null }
  const found: DemoEvent[] = []
  const add = (at: Date | null, type: EventType, actor: DemoActor, data: Record<string, unknown> = {}) => {
    if (at) found.push({ at, type, actorId: actor.id, actorName: actor.name, ip: null, ...subject, data })
  }
  const submission = (result: DemoAssessment['self'], returnRound: number) => ({
    round: returnRound,
    signatoryName: owner.name,
    declarationDigest: declarationDigest(round.basis.questionnaire.declaration),
    receiptDigest: result?.receipt?.digest ?? null,
    score: result?.score ?? null,
    grade: result?.grade ?? null,
  })
  const isResubmitted = course.returnedAt && course.submittedAt && course.submittedAt > course.returnedAt
  add(round.openedAt, 'assessment.invited', procurement)
  add(course.firstLookAt, 'assessment.opened', owner)
  add(course.startedAt, 'assessment.started', owner)
  add(course.firstSubmittedAt, 'assessment.submitted', owner, submission(isResubmitted ? null : self, 0))
  add(course.takenAt, 'assessment.taken-for-review', reviewer)
  const items = rows.returned.map(({ itemCode, comment }) => ({ itemCode, comment }))
  add(course.returnedAt, 'assessment.returned', reviewer, { round: 1, dueAt: dueAfterReturn(rows), items })
  for (const { item, rev, answer, savedAt } of isResubmitted ? returned : [])
    add(savedAt, 'answer.saved', owner, {
      itemCode: item.code,
      rev,
      values: answer.values,
      notApplicable: answer.notApplicable ?? null,
      declined: null,
    })
  add(isResubmitted ? course.submittedAt : null, 'assessment.submitted', owner, submission(self, 1))
  for (const { itemCode, verdict, reason, answerRev, rev, reviewedAt } of rows.reviews.filter(isDeparture))
    add(reviewedAt, 'review.recorded', reviewer, {
      itemCode,
      verdict,
      reason,
      answerRev,
      rev,
      previous: null,
    })
  add(
    course.verifiedAt,
    'assessment.verified',
    reviewer,
    verified ? { score: verified.score, grade: verified.grade } : {},
  )
  add(course.publishedAt, 'assessment.published', reviewer, {
    score: verified?.score ?? null,
    grade: verified?.grade ?? null,
    receiptDigest: verified?.receipt?.digest ?? null,
  })
  add(course.exemptedAt, 'assessment.exempted', procurement, { reason: rows.assessment.exemptReason })
  add(course.givenUpAt, 'assessment.no-response', procurement)
  return found
}

function isDeparture({ verdict }: AssessmentRows['reviews'][number]) {
  return verdict !== 'accepted' && verdict !== 'na-confirmed'
}

function dueAfterReturn({ assessment, returned }: AssessmentRows) {
  const [first] = returned
  return assessment.state === 'returned' || !first ? assessment.dueAt : after(first.returnedAt, 14)
}

const digests = new WeakMap<object, string>()

function declarationDigest(declaration: object) {
  const digest = digests.get(declaration) ?? digestOf(declaration)
  digests.set(declaration, digest)
  return digest
}
