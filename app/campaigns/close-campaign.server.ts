import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import { nextAssessmentState } from '#app/assessments/assessment-state.ts'
import { managesSomeCampaigns, canPublishGrades } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { openCasesForSilence } from '#app/remediation/measures/open-case.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { countExtensions } from './extension-queries.server.ts'
import { nextCampaignState, whyNotCampaign } from './campaign-state.ts'
import { findManagedCampaign } from './managed.server.ts'
import {
  countAnswering,
  countRunningExtensions,
  findAssessmentIdsByState,
  findCampaignById,
  updateAssessmentsByState,
  updateCampaign,
  type CampaignRow,
} from './queries.server.ts'
import type { CloseRefusal, PublishRefusal } from './refusal.ts'

const UNANSWERED: readonly AssessmentState[] = ['invited', 'in-progress']
const UNFINISHED: readonly AssessmentState[] = ['submitted', 'under-review', 'returned', 'verified']

export type CloseResult = { ok: true; noResponse: number } | { ok: false; refusal: CloseRefusal }
export type PublishResult = { ok: true } | { ok: false; refusal: PublishRefusal }

/**
 * Ends answering: who has not submitted is `no-response`, stays in the response rate and has no grade.
 * In a round of the checklist it gets its last days to explain itself. Reviews go on, and items already returned may still be corrected. While suppliers have a later date of their own
 * (an extension, a late invitation) closing would break a promise: it is refused until `isConfirmed`.
 */
export function closeCampaign(
  db: Db,
  context: ActionContext,
  campaignId: string,
  { isConfirmed = false }: { isConfirmed?: boolean } = {},
): CloseResult {
  if (!managesSomeCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): CloseResult => {
    const campaign = findManagedCampaign(tx, context.actor, campaignId)
    if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
    const refusal = whyNotCampaign(campaign.state, 'close')
    if (refusal) return { ok: false, refusal }
    const { now } = context
    const running = isConfirmed ? 0 : countRunningExtensions(tx, campaign, now)
    if (running > 0) return { ok: false, refusal: { code: 'extensions-running', count: running } }
    const unanswered = findAssessmentIdsByState(tx, campaignId, UNANSWERED)
    updateAssessmentsByState(tx, campaignId, UNANSWERED, {
      state: nextAssessmentState('close-unanswered'),
      updatedAt: now,
    })
    updateCampaign(tx, campaignId, { state: nextCampaignState('close'), closedAt: now })
    recordEvent(tx, context, 'campaign.closed', { campaignId }, { noResponse: unanswered.length })
    for (const { id: assessmentId, supplierId } of unanswered)
      recordEvent(tx, context, 'assessment.no-response', { campaignId, assessmentId, supplierId })
    if (campaign.kind === 'esg-checklist') openCasesForSilence(tx, now, unanswered)
    return { ok: true, noResponse: unanswered.length }
  })
}

/** What closing would end now: who still answers, who of them declined or has more time, requests still waiting. */
export function previewClosing(db: Db, campaign: CampaignRow, now: Date) {
  return {
    ...countAnswering(db, campaign.id),
    running: countRunningExtensions(db, campaign, now),
    requests: countExtensions(db, { campaignId: campaign.id, decision: 'pending' }),
  }
}

/** Ends the round as a whole. Refuses while a submitted assessment waits for its grade to be published. */
export function publishCampaign(db: Db, context: ActionContext, campaignId: string): PublishResult {
  if (!canPublishGrades(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): PublishResult => {
    const campaign = findCampaignById(tx, campaignId)
    if (!campaign || !profileOf(campaign.kind).scored) return { ok: false, refusal: { code: 'not-found' } }
    const wrongState = whyNotCampaign(campaign.state, 'publish')
    if (wrongState) return { ok: false, refusal: wrongState }
    const unfinished = findAssessmentIdsByState(tx, campaignId, UNFINISHED)
    if (unfinished.length > 0) return { ok: false, refusal: { code: 'unfinished', count: unfinished.length } }
    updateCampaign(tx, campaignId, { state: nextCampaignState('publish'), publishedAt: context.now })
    recordEvent(tx, context, 'campaign.published', { campaignId })
    return { ok: true }
  })
}
