import { findPolicyById } from '#app/assessments/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { draftFigures } from './choose-population.server.ts'
import { countReachableContacts, findOverlaps } from './draft-queries.server.ts'
import { whyNotOpen } from './open-campaign.server.ts'
import type { CampaignRow } from './queries.server.ts'

/** What opening this draft now would do, and why it cannot be opened; null when it can. */
export function summariseDraft(db: Db, campaign: CampaignRow, now: Date) {
  const figures = draftFigures(db, campaign.draftPopulation)
  const isInBounds = !figures.isTooMany && figures.count > 0
  return {
    figures,
    mails: isInBounds ? countReachableContacts(db, campaign.draftPopulation) : 0,
    overlaps: isInBounds ? findOverlaps(db, campaign.draftPopulation, campaign.kind) : [],
    policyVersion: findPolicyById(db, campaign.policyVersionId)?.version ?? '',
    refusal: whyNotOpen(campaign, figures.count, null, now),
  }
}
