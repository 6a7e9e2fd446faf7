import { managesSomeCampaigns } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { whyNotCampaign } from './campaign-state.ts'
import { findManagedCampaign } from './managed.server.ts'
import type { CampaignRow } from './queries.server.ts'
import type { DraftRefusal } from './refusal.ts'

export type DraftResult<R = DraftRefusal> = { ok: true } | { ok: false; refusal: R }

/** Works on a draft in one transaction; refuses what is open already, discarded, unknown or not the actor's to do. */
export function changeDraft<R>(
  db: Db,
  { actor }: ActionContext,
  campaignId: string,
  change: (tx: Db, campaign: CampaignRow) => DraftResult<R>,
): DraftResult<R | DraftRefusal> {
  if (!managesSomeCampaigns(actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): DraftResult<R | DraftRefusal> => {
    const campaign = findManagedCampaign(tx, actor, campaignId)
    if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
    const refusal = whyNotDraft(campaign)
    return refusal ? { ok: false, refusal } : change(tx, campaign)
  })
}

/** Why a campaign cannot be worked on as a draft; null when it can. */
export function whyNotDraft({
  state,
  discardedAt,
}: Pick<CampaignRow, 'state' | 'discardedAt'>): DraftRefusal | null {
  return whyNotCampaign(state, 'open') ?? (discardedAt ? { code: 'discarded' } : null)
}
