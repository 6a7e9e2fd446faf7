import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextAssessmentState, whyNotAssessment } from './assessment-state.ts'
import { askedItems, type Checklist } from './checklist.ts'
import { subjectOf } from './event-subject.ts'
import { loadChecklist } from './find-assessment.server.ts'
import { updateAssessment } from './queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ReviewRefusal, VerificationRefusal } from './refusal.ts'
import { findForReview, findUnderReview, takeIfSubmitted } from './take-for-review.server.ts'
import { verifiedResultOf } from './working-result.server.ts'

type Verified = { ok: true; score: number | null; grade: string | null } | Refused<VerificationRefusal>

/** Ends the review: every asked item has a verdict on the answer as it now stands. */
export function verifyAssessment(db: Db, context: ActionContext, assessmentId: string): Verified {
  return transact(db, (tx): Verified => {
    const found = findUnderReview(tx, context.actor, assessmentId, 'verify')
    if (!found.ok) return found
    const checklist = loadChecklist(tx, found.assessment)
    const items = itemsWithoutVerdict(checklist)
    if (items.length > 0) return refused({ code: 'missing-verdicts', items })
    takeIfSubmitted(tx, context, found.assessment)
    const { score, grade } = verifiedResultOf(checklist, context.now)
    updateAssessment(tx, assessmentId, {
      state: nextAssessmentState('verify'),
      verifiedAt: context.now,
      updatedAt: context.now,
    })
    recordEvent(tx, context, 'assessment.verified', subjectOf(found.assessment), {
      score,
      grade,
      ...howExamined(checklist),
    })
    return { ok: true, score, grade }
  })
}

/** How many items somebody looked at one by one, and how many were accepted together. */
function howExamined(checklist: Checklist) {
  const judged = askedItems(checklist).map(({ code }) => checklist.reviews[code])
  const together = judged.filter(review => review?.isTogether).length
  return { examined: judged.length - together, acceptedTogether: together }
}

/** Takes a verified assessment back into review, before it is published. */
export function reopenReview(
  db: Db,
  context: ActionContext,
  assessmentId: string,
): { ok: true } | Refused<ReviewRefusal> {
  return transact(db, (tx): { ok: true } | Refused<ReviewRefusal> => {
    const found = findForReview(tx, context.actor, assessmentId)
    if (!found.ok) return found
    const refusal = whyNotAssessment(found.assessment, 'reopen-review')
    if (refusal) return refused(refusal)
    updateAssessment(tx, assessmentId, {
      state: nextAssessmentState('reopen-review'),
      verifiedAt: null,
      updatedAt: context.now,
    })
    recordEvent(tx, context, 'assessment.review-reopened', subjectOf(found.assessment))
    return { ok: true }
  })
}

/** Asked items that nobody has judged as they now stand. */
export function itemsWithoutVerdict(checklist: Checklist): string[] {
  return askedItems(checklist)
    .map(({ code }) => code)
    .filter(code => !checklist.reviews[code]?.isCurrent)
}
