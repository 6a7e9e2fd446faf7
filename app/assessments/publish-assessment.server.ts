import { canPublishGrades } from '#app/accounts/roles.ts'
import type { Grade } from '#app/grading/grades.ts'
import { GRADE_MEANINGS } from '#app/grading/labels.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { formatScore } from '#app/i18n/format.ts'
import { proposeActions } from '#app/remediation/actions/propose-actions.server.ts'
import { openCaseForResult } from '#app/remediation/measures/open-case.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextAssessmentState, whyNotAssessment } from './assessment-state.ts'
import { subjectOf } from './event-subject.ts'
import { findAssessment, loadChecklist } from './find-assessment.server.ts'
import { keepLatestGrade } from './keep-figures.server.ts'
import { notifySupplier } from './notify-supplier.server.ts'
import { updateAssessment } from './queries.server.ts'
import { storeReceipt } from './receipts.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ReviewRefusal } from './refusal.ts'

type Outcome = { ok: true; score: number | null; grade: Grade | null } | Refused<ReviewRefusal>

/**
 * Publishes a verified result: its receipt is kept for ever, the supplier is told, what is weak about it is proposed to
 * be put right, and nothing on the assessment can change any more.
 */
export function publishAssessment(db: Db, context: ActionContext, assessmentId: string): Outcome {
  return transact(db, (tx): Outcome => {
    const assessment = findAssessment(tx, context.actor, assessmentId)
    if (!assessment) return refused({ code: 'not-found' })
    if (!canPublishGrades(context.actor)) return refused({ code: 'not-allowed' })
    const refusal = whyNotAssessment(assessment, 'publish')
    if (refusal) return refused(refusal)
    const { now } = context
    const checklist = loadChecklist(tx, assessment)
    const receipt = storeReceipt(tx, checklist, 'verified', now)
    const { score, grade, digest } = receipt
    const change = keepLatestGrade(tx, assessment, checklist.questionnaire.kind, { score, grade })
    updateAssessment(tx, assessmentId, {
      state: nextAssessmentState('publish'),
      publishedAt: now,
      verifiedScore: score,
      verifiedGrade: grade,
      ...change,
      updatedAt: now,
    })
    recordEvent(tx, context, 'assessment.published', subjectOf(assessment), {
      score,
      grade,
      receiptDigest: digest,
    })
    openCaseForResult(tx, context, assessment, { grade, digest })
    proposeActions(tx, context, assessment, receipt)
    notifySupplier(
      tx,
      now,
      assessment,
      { key: 'grade-published', page: '/result' },
      (facts, url, locale) => ({
        kind: 'grade-published',
        ...facts,
        score: formatScore(score),
        grade: grade ?? '–',
        meaning: grade ? GRADE_MEANINGS[grade]({}, { locale }) : '–',
        url,
      }),
    )
    return { ok: true, score, grade }
  })
}
