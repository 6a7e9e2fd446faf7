import { managesSomeCampaigns } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { whyTooLate } from './extension.ts'
import { grantFulfilled } from './grant-fulfilled.server.ts'
import { findManagedCampaign } from './managed.server.ts'
import { findIdsDueBefore, moveDueDates, updateCampaign } from './queries.server.ts'
import type { ExtendRefusal } from './refusal.ts'
import { tellExtended } from './tell-extended.server.ts'

export type ExtendCampaignResult = { ok: true; moved: number } | { ok: false; refusal: ExtendRefusal }

/**
 * Moves an open campaign's due date to a later one. Who has not submitted yet moves with it and is told, unless a
 * later date of its own was agreed; who has been returned keeps the date given for the corrections. Waiting
 * requests that ask for no more than this are granted by it, without counting as the supplier's own extension.
 */
export function extendCampaign(
  db: Db,
  context: ActionContext,
  campaignId: string,
  { dueAt, note }: { dueAt: Date; note: string | null },
): ExtendCampaignResult {
  const { actor, now } = context
  if (!managesSomeCampaigns(actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): ExtendCampaignResult => {
    const campaign = findManagedCampaign(tx, actor, campaignId)
    if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
    if (campaign.state !== 'open') return { ok: false, refusal: { code: 'campaign-not-open' } }
    if (dueAt <= campaign.dueAt || dueAt <= now) return { ok: false, refusal: { code: 'date-not-later' } }
    const tooLate = whyTooLate(dueAt, now)
    if (tooLate) return { ok: false, refusal: tooLate }
    const moved = findIdsDueBefore(tx, campaignId, dueAt)
    updateCampaign(tx, campaignId, { dueAt })
    moveDueDates(tx, campaignId, dueAt, now)
    const data = { from: campaign.dueAt, to: dueAt, moved: moved.length, ...(note ? { reason: note } : {}) }
    recordEvent(tx, context, 'campaign.extended', { campaignId }, data)
    grantFulfilled(tx, context, { campaignId }, dueAt)
    tellExtended(tx, now, { ...campaign, dueAt }, moved, note)
    return { ok: true, moved: moved.length }
  })
}
