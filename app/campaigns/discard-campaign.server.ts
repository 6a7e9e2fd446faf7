import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { changeDraft, type DraftResult } from './draft.server.ts'
import { updateCampaign } from './queries.server.ts'

/** Lets a draft go: it is kept and recorded, but stands in no list and cannot be opened. */
export function discardCampaign(db: Db, context: ActionContext, campaignId: string): DraftResult {
  return changeDraft(db, context, campaignId, (tx): DraftResult => {
    updateCampaign(tx, campaignId, { discardedAt: context.now })
    recordEvent(tx, context, 'campaign.discarded', { campaignId })
    return { ok: true }
  })
}
