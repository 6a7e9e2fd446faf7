import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import { nextAssessmentState } from '#app/assessments/assessment-state.ts'
import { canManageCampaigns, canPublishGrades } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextCampaignState, whyNotCampaign } from './campaign-state.ts'
import {
  findAssessmentIdsByState,
  findCampaignById,
  updateAssessmentsByState,
  updateCampaign,
} from './queries.server.ts'
import type { CloseRefusal, PublishRefusal } from './refusal.ts'

const UNANSWERED: readonly AssessmentState[] = ['invited', 'in-progress']
const UNFINISHED: readonly AssessmentState[] = ['submitted', 'under-review', 'returned', 'verified']

export type CloseResult = { ok: true; noResponse: number } | { ok: false; refusal: CloseRefusal }
export type PublishResult = { ok: true } | { ok: false; refusal: PublishRefusal }

/**
 * Ends answering: who has not submitted is `no-response`, stays in the response rate and has no grade.
 * Reviews go on, and items already returned may still be corrected.
 */
export function closeCampaign(db: Db, context: ActionContext, campaignId: string): CloseResult {
  if (!canManageCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): CloseResult => {
    const campaign = findCampaignById(tx, campaignId)
    if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
    const refusal = whyNotCampaign(campaign.state, 'close')
    if (refusal) return { ok: false, refusal }
    const { now } = context
    const unanswered = findAssessmentIdsByState(tx, campaignId, UNANSWERED)
    updateAssessmentsByState(tx, campaignId, UNANSWERED, {
      state: nextAssessmentState('close-unanswered'),
      updatedAt: now,
    })
    updateCampaign(tx, campaignId, { state: nextCampaignState('close'), closedAt: now })
    recordEvent(tx, context, 'campaign.closed', { campaignId }, { noResponse: unanswered.length })
    for (const { id: assessmentId, supplierId } of unanswered)
      recordEvent(tx, context, 'assessment.no-response', { campaignId, assessmentId, supplierId })
    return { ok: true, noResponse: unanswered.length }
  })
}

/** Ends the round as a whole. Refuses while a submitted assessment waits for its grade to be published. */
export function publishCampaign(db: Db, context: ActionContext, campaignId: string): PublishResult {
  if (!canPublishGrades(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): PublishResult => {
    const campaign = findCampaignById(tx, campaignId)
    if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
    const wrongState = whyNotCampaign(campaign.state, 'publish')
    if (wrongState) return { ok: false, refusal: wrongState }
    const unfinished = findAssessmentIdsByState(tx, campaignId, UNFINISHED)
    if (unfinished.length > 0) return { ok: false, refusal: { code: 'unfinished', count: unfinished.length } }
    updateCampaign(tx, campaignId, { state: nextCampaignState('publish'), publishedAt: context.now })
    recordEvent(tx, context, 'campaign.published', { campaignId })
    return { ok: true }
  })
}
