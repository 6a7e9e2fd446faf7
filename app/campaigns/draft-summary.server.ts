import { findPolicyById } from '#app/assessments/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { draftFigures } from './choose-population.server.ts'
import { whyNotOpen } from './open-campaign.server.ts'
import type { CampaignRow } from './queries.server.ts'

/** What opening this draft now would do, and why it cannot be opened; null when it can. */
export function summariseDraft(db: Db, campaign: CampaignRow, now: Date) {
  const figures = draftFigures(db, campaign.draftPopulation)
  return {
    figures,
    policyVersion: findPolicyById(db, campaign.policyVersionId)?.version ?? '',
    refusal: whyNotOpen(campaign, figures.count, null, now),
  }
}
