import type { Actor } from '#app/accounts/roles.ts'
import { findCampaign } from '#app/campaigns/find-campaign.server.ts'
import { scopeOfSearch } from '#app/campaigns/population-page.server.ts'
import { readPopulationSearch } from '#app/campaigns/population-search.ts'
import type { CampaignRow } from '#app/campaigns/queries.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import type { Db } from '#db/client.server.ts'
import { countAssessments, findAssessmentsAfter, type ExportedAssessment } from './campaign-queries.server.ts'
import { keyPages } from './key-pages.ts'
import type { TableRequest } from './table.server.ts'

/** The campaign that `campaignId` names, with what every table of a campaign says of it; null when there is none. */
export function openCampaignTable({ db, actor, params, locale }: TableRequest) {
  const campaign = findOpenedCampaign(db, actor, params.get('campaignId'))
  if (!campaign) return null
  return { campaign, about: nameFor(campaign, { locale }), subject: { campaignId: campaign.id } }
}

/** A campaign that has been opened: a draft has no suppliers yet. */
export function findOpenedCampaign(db: Db, actor: Actor, id: string | null | undefined): CampaignRow | null {
  const campaign = id ? findCampaign(db, actor, id) : null
  return campaign && campaign.state !== 'draft' ? campaign : null
}

/** The assessments of the campaign's list with these parameters, by the supplier's code. */
export function assessmentPages(
  { db, params, now }: TableRequest,
  campaign: CampaignRow,
): Iterable<ExportedAssessment[]> {
  const search = readPopulationSearch(params)
  const scope = scopeOfSearch(db, campaign, search, now)
  const list = { scope, search, total: countAssessments(db, scope, search) }
  return keyPages(
    (after: string | null, limit) => findAssessmentsAfter(db, list, after, limit),
    ({ code }) => code,
  )
}
