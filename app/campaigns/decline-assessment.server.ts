import { canAnswer, canSubmit } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { transact, type Db } from '#db/client.server.ts'
import { whyNotExtend } from './extension.ts'
import { findAssessmentById, findCampaignById, updateAssessment } from './queries.server.ts'
import type { DeclineRefusal } from './refusal.ts'
import { tellBuyer } from './tell-buyer.server.ts'

export type DeclineResult = { ok: true } | { ok: false; refusal: DeclineRefusal }

/**
 * The supplier says, with a reason, that it will not take part; a signatory or owner speaks for it. It stays in
 * the response rate and gets no more reminders; the buyer exempts it or asks again. Refused once submitted.
 */
export function declineAssessment(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  given: string,
): DeclineResult {
  const declineReason = given.trim()
  return transact(db, (tx): DeclineResult => {
    const found = findForDecline(tx, context, assessmentId)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    const { assessment, campaign } = found
    const refusal = canSubmit(context.actor)
      ? whyNotExtend({ state: assessment.state, campaignState: campaign.state })
      : { code: 'not-allowed' as const }
    if (refusal) return { ok: false, refusal }
    if (assessment.declinedAt) return { ok: false, refusal: { code: 'already-declined' } }
    if (declineReason === '') return { ok: false, refusal: { code: 'reason-required' } }
    updateAssessment(tx, assessmentId, { declinedAt: context.now, declineReason, updatedAt: context.now })
    const subject = { campaignId: campaign.id, assessmentId, supplierId: assessment.supplierId }
    recordEvent(tx, context, 'assessment.declined', subject, { reason: declineReason })
    const path = `/campaigns/${campaign.id}/suppliers/${assessmentId}`
    const key = `assessment-declined:${assessmentId}:${context.now.getTime()}`
    tellBuyer(tx, context.now, { campaign, assessment, key, path }, (facts, url) => ({
      kind: 'assessment-declined',
      ...facts,
      reason: declineReason,
      url,
    }))
    return { ok: true }
  })
}

/** The supplier takes part after all. Whoever answers may say so; when nothing was declined, nothing changes. */
export function withdrawDecline(db: Db, context: ActionContext, assessmentId: string): DeclineResult {
  return transact(db, (tx): DeclineResult => {
    const found = findForDecline(tx, context, assessmentId)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    takeBackDecline(tx, context, found.assessment)
    return { ok: true }
  })
}

type Declined = { id: string; campaignId: string; supplierId: string; declinedAt: Date | null }

/**
 * Saving an answer, or submitting, takes a decline back. Call inside that change's transaction; costs nothing
 * when nothing was declined.
 */
export function takeBackDecline(tx: Db, context: ActionContext, assessment: Declined) {
  if (!assessment.declinedAt) return
  const { id: assessmentId, campaignId, supplierId } = assessment
  updateAssessment(tx, assessmentId, { declinedAt: null, declineReason: null, updatedAt: context.now })
  recordEvent(tx, context, 'assessment.decline-withdrawn', { campaignId, assessmentId, supplierId })
}

function findForDecline(tx: Db, { actor }: ActionContext, assessmentId: string) {
  const assessment = canAnswer(actor) ? findAssessmentById(tx, assessmentId) : null
  if (!assessment || assessment.supplierId !== actor.supplierId) return null
  if (!profileOf(assessment.kind).negotiable) return null
  const campaign = findCampaignById(tx, assessment.campaignId)
  return campaign && { assessment, campaign }
}
