import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { isSameAnswer } from './answer-change.ts'
import { restoreAnswer } from './answer-queries.server.ts'
import { asSubmitted } from './as-submitted.server.ts'
import { nextAssessmentState, whyNotRecall } from './assessment-state.ts'
import { askedItems, itemAnswer, type Checklist, type EvidenceView } from './checklist.ts'
import { subjectOf } from './event-subject.ts'
import { markEvidenceAttached, markEvidenceRemoved } from './evidence-queries.server.ts'
import { loadChecklist } from './find-assessment.server.ts'
import { updateAssessment } from './queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ReviewRefusal } from './refusal.ts'
import { findForReview } from './take-for-review.server.ts'

type Outcome = { ok: true; restored: string[] } | Refused<ReviewRefusal>

/**
 * Takes returned items back from a supplier that let its time pass, so that the review can go on. What it
 * changed without sending it gives way to what it last submitted: answers as new revisions, files as well.
 * `restored` names the items whose answer that concerns.
 */
export function recallItems(db: Db, context: ActionContext, assessmentId: string): Outcome {
  return transact(db, (tx): Outcome => {
    const found = findForReview(tx, context.actor, assessmentId)
    if (!found.ok) return found
    const { assessment } = found
    const refusal = whyNotRecall(assessment, context.now)
    if (refusal) return refused(refusal)
    const current = loadChecklist(tx, assessment)
    const submitted = asSubmitted(tx, current)
    const restored = restoreAnswers(tx, context, current, submitted)
    const files = restoreFiles(tx, context, current, submitted)
    updateAssessment(tx, assessmentId, {
      state: nextAssessmentState('recall'),
      reviewerId: assessment.reviewerId ?? context.actor.userId,
      completeItems: assessment.askedItems,
      updatedAt: context.now,
    })
    const data = { round: assessment.returnRounds, restored, ...files }
    recordEvent(tx, context, 'assessment.recalled', subjectOf(assessment), data)
    return { ok: true, restored: restored.map(({ itemCode }) => itemCode) }
  })
}

function restoreAnswers(tx: Db, { now }: ActionContext, current: Checklist, submitted: Checklist) {
  return askedItems(current).flatMap(({ code: itemCode }) => {
    const known = current.answers[itemCode]
    const earlier = itemAnswer(submitted.answers[itemCode]) ?? { values: {} }
    if (!known || isSameAnswer(itemAnswer(known) ?? { values: {} }, earlier)) return []
    const { values, notApplicable, declined } = earlier
    const rev = known.rev + 1
    restoreAnswer(tx, current.assessment.id, {
      itemCode,
      rev,
      values,
      isNotApplicable: notApplicable !== undefined,
      notApplicableReason: notApplicable?.reason ?? null,
      isDeclined: declined !== undefined,
      declinedReason: declined?.reason ?? null,
      isComplete: true,
      updatedAt: now,
    })
    return [{ itemCode, rev, values, notApplicable: notApplicable ?? null, declined: declined ?? null }]
  })
}

/** The files of the submission are the files again; answers their ids, for the record. */
function restoreFiles(tx: Db, { now }: ActionContext, current: Checklist, submitted: Checklist) {
  const attached = idsOf(current.evidence)
  const meant = idsOf(submitted.evidence)
  const filesWithdrawn = attached.filter(id => !meant.includes(id))
  const filesRestored = meant.filter(id => !attached.includes(id))
  for (const id of filesWithdrawn) markEvidenceRemoved(tx, id, now)
  markEvidenceAttached(tx, filesRestored)
  return { filesWithdrawn, filesRestored }
}

function idsOf(evidence: Record<string, EvidenceView[]>): string[] {
  return Object.values(evidence)
    .flat()
    .map(({ id }) => id)
}
