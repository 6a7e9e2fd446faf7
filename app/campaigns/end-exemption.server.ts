import { managesSomeCampaigns } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import type { ExemptResult } from './exempt-assessment.server.ts'
import { findManagedAssessment } from './managed.server.ts'
import { findCampaignById, updateAssessment } from './queries.server.ts'

/**
 * Takes an exemption back while the campaign is open: the supplier goes on where it was, under the due date it
 * had or, when that is over, the campaign's.
 */
export function endExemption(db: Db, context: ActionContext, assessmentId: string): ExemptResult {
  if (!managesSomeCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): ExemptResult => {
    const assessment = findManagedAssessment(tx, context.actor, assessmentId)
    const campaign = assessment && findCampaignById(tx, assessment.campaignId)
    if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
    const { state, startedAt, campaignId, supplierId, exemptReason } = assessment
    if (state !== 'exempt') return { ok: false, refusal: { code: 'wrong-state', state, needs: ['exempt'] } }
    if (campaign.state !== 'open') return { ok: false, refusal: { code: 'campaign-not-open' } }
    updateAssessment(tx, assessmentId, {
      state: startedAt ? 'in-progress' : 'invited',
      exemptReason: null,
      dueAt: new Date(Math.max(assessment.dueAt.getTime(), campaign.dueAt.getTime())),
      updatedAt: context.now,
    })
    const subject = { campaignId, assessmentId, supplierId }
    recordEvent(tx, context, 'assessment.exemption-ended', subject, { reason: exemptReason })
    return { ok: true }
  })
}
