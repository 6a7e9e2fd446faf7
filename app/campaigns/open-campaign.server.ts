import { managesSomeCampaigns } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextCampaignState, whyNotCampaign } from './campaign-state.ts'
import { MAX_POPULATION } from './draft-population.ts'
import { findDraftSuppliers, findSuppliersByStatus } from './draft-queries.server.ts'
import { freezePopulation, type Frozen } from './freeze-population.server.ts'
import { findManagedCampaign } from './managed.server.ts'
import { updateCampaign, type CampaignRow } from './queries.server.ts'
import type { OpenRefusal } from './refusal.ts'

export type OpenResult = ({ ok: true } & Frozen) | { ok: false; refusal: OpenRefusal }

/**
 * Opens a draft for the suppliers it has chosen: freezes them as they are at this moment and writes the
 * invitations, in one transaction. Of two people opening at once one succeeds. `expected` is how many suppliers
 * the person was shown: when the register has changed since, opening is refused; null when none was shown.
 */
export function openCampaign(
  db: Db,
  context: ActionContext,
  campaignId: string,
  expected: number | null = null,
): OpenResult {
  if (!managesSomeCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): OpenResult => {
    const campaign = findManagedCampaign(tx, context.actor, campaignId)
    if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
    const population = findChosen(tx, campaign)
    const refusal = whyNotOpen(campaign, population.length, expected, context.now)
    if (refusal) return { ok: false, refusal }
    updateCampaign(tx, campaignId, { state: nextCampaignState('open'), openedAt: context.now })
    const frozen = freezePopulation(tx, context, campaign, population, campaign.dueAt)
    const counts = { ...frozen, withoutContact: frozen.withoutContact.length }
    recordEvent(tx, context, 'campaign.opened', { campaignId }, counts)
    return { ok: true, ...frozen }
  })
}

/** Everybody the kind of questionnaire is for, or who was chosen for this round. */
function findChosen(tx: Db, { kind, draftPopulation }: CampaignRow) {
  const { population } = profileOf(kind)
  return population
    ? findSuppliersByStatus(tx, population, MAX_POPULATION + 1)
    : findDraftSuppliers(tx, draftPopulation, MAX_POPULATION + 1)
}

/** Why a draft with `count` suppliers cannot be opened now; null when it can. */
export function whyNotOpen(
  campaign: Pick<CampaignRow, 'state' | 'dueAt' | 'discardedAt'>,
  count: number,
  expected: number | null,
  now: Date,
): OpenRefusal | null {
  const wrongState = whyNotCampaign(campaign.state, 'open')
  if (wrongState) return wrongState
  if (campaign.discardedAt) return { code: 'discarded' }
  if (campaign.dueAt <= now) return { code: 'due-date-past' }
  if (count === 0) return { code: 'nobody-chosen' }
  if (count > MAX_POPULATION) return { code: 'too-many', max: MAX_POPULATION }
  return expected === null || expected === count ? null : { code: 'choice-changed', expected, count }
}
