import { managesSomeCampaigns } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { whyNotCampaign } from './campaign-state.ts'
import { MAX_POPULATION } from './draft-population.ts'
import { whyTooLate } from './extension.ts'
import { freezePopulation, type Frozen } from './freeze-population.server.ts'
import { isBarred } from './is-barred.ts'
import { countByReviewer, findSupplierIdsInCampaign, findSuppliersByIds } from './freeze-queries.server.ts'
import { findManagedCampaign } from './managed.server.ts'
import type { AddSuppliersRefusal } from './refusal.ts'

export type AddSuppliersResult = ({ ok: true } & Frozen) | { ok: false; refusal: AddSuppliersRefusal }

/**
 * Invites more suppliers to an open campaign, frozen as they are now, with a due date of their own. Who is in it
 * already is left as is. Refuses a date that is over, suppliers that are closed or disqualified, and more suppliers
 * than a campaign takes.
 */
export function addSuppliers(
  db: Db,
  context: ActionContext,
  campaignId: string,
  { supplierIds, dueAt }: { supplierIds: readonly string[]; dueAt: Date },
): AddSuppliersResult {
  if (!managesSomeCampaigns(context.actor)) return { ok: false, refusal: { code: 'not-allowed' } }
  return transact(db, (tx): AddSuppliersResult => {
    const campaign = findManagedCampaign(tx, context.actor, campaignId)
    if (!campaign) return { ok: false, refusal: { code: 'not-found' } }
    const wrongState = whyNotCampaign(campaign.state, 'close')
    if (wrongState) return { ok: false, refusal: wrongState }
    if (dueAt <= context.now) return { ok: false, refusal: { code: 'due-date-past' } }
    const tooLate = whyTooLate(dueAt, context.now)
    if (tooLate) return { ok: false, refusal: tooLate }
    const present = findSupplierIdsInCampaign(tx, campaignId, supplierIds)
    const late = findSuppliersByIds(
      tx,
      supplierIds.filter(id => !present.has(id)),
    )
    if (late.length === 0) return { ok: false, refusal: { code: 'nobody-chosen' } }
    const barred = late.filter(isBarred).length
    if (barred > 0) return { ok: false, refusal: { code: 'not-invitable', count: barred } }
    const population = countByReviewer(tx, campaignId).reduce((sum, { n }) => sum + n, late.length)
    if (population > MAX_POPULATION) return { ok: false, refusal: { code: 'too-many', max: MAX_POPULATION } }
    const frozen = freezePopulation(tx, context, campaign, late, dueAt)
    const counts = { ...frozen, withoutContact: frozen.withoutContact.length, dueAt }
    recordEvent(tx, context, 'campaign.suppliers-added', { campaignId }, counts)
    return { ok: true, ...frozen }
  })
}
