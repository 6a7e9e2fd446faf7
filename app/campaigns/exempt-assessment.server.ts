import { managesSomeCampaigns } from '#app/accounts/roles.ts'
import { nextAssessmentState, whyNotAssessment } from '#app/assessments/assessment-state.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findManagedAssessment } from './managed.server.ts'
import { updateAssessment } from './queries.server.ts'
import type { ExemptRefusal } from './refusal.ts'

export type ExemptResult = { ok: true } | { ok: false; refusal: ExemptRefusal }

/**
 * Takes a supplier that has not submitted out of the response rate, with a reason (no deliveries this year,
 * say). It stays in the population and is shown as exempt.
 */
export function exemptAssessment(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  { reason }: { reason: string },
): ExemptResult {
  if (!managesSomeCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  const exemptReason = reason.trim()
  if (exemptReason === '') return { ok: false, refusal: { code: 'reason-required' } }
  return transact(db, (tx): ExemptResult => {
    const assessment = findManagedAssessment(tx, context.actor, assessmentId)
    if (!assessment) return { ok: false, refusal: { code: 'not-found' } }
    const refusal = whyNotAssessment(assessment, 'exempt')
    if (refusal) return { ok: false, refusal }
    const { campaignId, supplierId } = assessment
    updateAssessment(tx, assessmentId, {
      state: nextAssessmentState('exempt'),
      exemptReason,
      updatedAt: context.now,
    })
    recordEvent(
      tx,
      context,
      'assessment.exempted',
      { campaignId, assessmentId, supplierId },
      { reason: exemptReason },
    )
    return { ok: true }
  })
}
