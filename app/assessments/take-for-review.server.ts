import { canReview, type Actor } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextAssessmentState, whyNotAssessment, type AssessmentEvent } from './assessment-state.ts'
import type { Assessment } from './checklist.ts'
import { subjectOf } from './event-subject.ts'
import { findAssessment } from './find-assessment.server.ts'
import { updateAssessment } from './queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ReviewRefusal } from './refusal.ts'

/** Begins the review of a submitted assessment. Of two reviewers at once the second is told that it is taken. */
export function takeForReview(
  db: Db,
  context: ActionContext,
  assessmentId: string,
): { ok: true } | Refused<ReviewRefusal> {
  return transact(db, (tx): { ok: true } | Refused<ReviewRefusal> => {
    const found = findForReview(tx, context.actor, assessmentId)
    if (!found.ok) return found
    const refusal = whyNotAssessment(found.assessment, 'take-for-review')
    if (refusal) return refused(refusal)
    takeIfSubmitted(tx, context, found.assessment)
    return { ok: true }
  })
}

type ReviewStep = Extract<AssessmentEvent, 'return' | 'verify'>
type Found = { ok: true; assessment: Assessment } | Refused<ReviewRefusal>

/** The assessment for somebody who may review it. */
export function findForReview(db: Db, actor: Actor, assessmentId: string): Found {
  const assessment = findAssessment(db, actor, assessmentId)
  if (!assessment) return refused({ code: 'not-found' })
  return canReview(actor) ? { ok: true, assessment } : refused({ code: 'not-allowed' })
}

/**
 * The same for a step of the review itself, in which a submitted assessment counts as taken: the step that
 * writes something takes it (`takeIfSubmitted`).
 */
export function findUnderReview(db: Db, actor: Actor, assessmentId: string, event: ReviewStep): Found {
  const found = findForReview(db, actor, assessmentId)
  if (!found.ok) return found
  const { state, returnRounds } = found.assessment
  const refusal = whyNotAssessment(
    { state: state === 'submitted' ? 'under-review' : state, returnRounds },
    event,
  )
  return refusal ? refused(refusal) : found
}

/** Notes who reviews, if nobody has been assigned yet. Call inside the transaction of the review's step. */
export function takeIfSubmitted(tx: Db, context: ActionContext, assessment: Assessment) {
  if (assessment.state !== 'submitted') return
  updateAssessment(tx, assessment.id, {
    state: nextAssessmentState('take-for-review'),
    reviewerId: assessment.reviewerId ?? context.actor.userId,
    updatedAt: context.now,
  })
  recordEvent(tx, context, 'assessment.taken-for-review', subjectOf(assessment))
}
