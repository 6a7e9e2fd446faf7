import { canManageCampaigns } from '#app/accounts/roles.ts'
import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import type { CampaignFacts } from './campaign-form.ts'
import {
  findCampaignById,
  updateAssessmentsByState,
  updateCampaign,
  type CampaignRow,
} from './queries.server.ts'
import type { ChangeRefusal } from './refusal.ts'

/** Who has been returned keeps the date given for the corrections. */
const ANSWERING: readonly AssessmentState[] = ['invited', 'in-progress']

export type ChangeResult = { ok: true } | { ok: false; refusal: ChangeRefusal }

/**
 * Corrects a draft. Once the campaign is open only its due date may change, and only to a later one; those
 * who have not submitted yet get the new date with it.
 */
export function changeCampaign(
  db: Db,
  context: ActionContext,
  campaignId: string,
  facts: CampaignFacts,
): ChangeResult {
  if (!canManageCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): ChangeResult => {
    const campaign = findCampaignById(tx, campaignId)
    if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
    const refusal = whyNotChange(campaign, facts)
    if (refusal) return { ok: false, refusal }
    const { nameZh, nameEn, year, dueAt } = campaign
    updateCampaign(tx, campaignId, facts)
    updateAssessmentsByState(tx, campaignId, ANSWERING, { dueAt: facts.dueAt, updatedAt: context.now })
    recordEvent(
      tx,
      context,
      'campaign.changed',
      { campaignId },
      { from: { nameZh, nameEn, year, dueAt }, to: facts },
    )
    return { ok: true }
  })
}

function whyNotChange(campaign: CampaignRow, facts: CampaignFacts): ChangeRefusal | null {
  const { state } = campaign
  if (state === 'draft') return null
  if (state !== 'open' || isRenamed(campaign, facts)) return { code: 'wrong-state', state, needs: 'draft' }
  return facts.dueAt < campaign.dueAt ? { code: 'due-date-earlier' } : null
}

function isRenamed(campaign: CampaignRow, { nameZh, nameEn, year }: CampaignFacts) {
  return campaign.nameZh !== nameZh || campaign.nameEn !== nameEn || campaign.year !== year
}
