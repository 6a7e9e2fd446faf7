import { canManageCampaigns, type Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import {
  findAssessmentById,
  findCampaignById,
  type AssessmentRow,
  type CampaignRow,
} from './queries.server.ts'

/** A campaign that the actor runs; null when there is none, or when its kind is run by others. */
export function findManagedCampaign(db: Db, actor: Actor, id: string): CampaignRow | null {
  const campaign = findCampaignById(db, id)
  return campaign && canManageCampaigns(actor, campaign.kind) ? campaign : null
}

/** One supplier in a campaign that the actor runs. */
export function findManagedAssessment(db: Db, actor: Actor, id: string): AssessmentRow | null {
  const assessment = findAssessmentById(db, id)
  return assessment && canManageCampaigns(actor, assessment.kind) ? assessment : null
}
