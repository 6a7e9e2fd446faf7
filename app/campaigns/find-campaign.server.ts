import { canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import { findPolicyById } from '#app/assessments/queries.server.ts'
import type { Grade } from '#app/grading/grades.ts'
import { isCapped } from '#app/grading/summary.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import type { CampaignState } from './campaign-state.ts'
import { funnelOf, responseRate } from './response-rate.ts'
import {
  countByGrade,
  countPopulation,
  countPopulationMatching,
  countRepliesByDay,
  countRepliesByFacet,
  populationPageQuery,
} from './population-queries.server.ts'
import type { GradeBasis, PopulationSearch } from './population-search.ts'
import {
  countRepliesByCampaignId,
  findAllCampaigns,
  findCampaignById,
  type CampaignRow,
} from './queries.server.ts'

export const POPULATION_PER_PAGE = 50

/** Campaigns, newest first, each with its response rate; empty for whoever may not see them. */
export function listCampaigns(db: Db, actor: Actor) {
  if (!canSeeAssessments(actor)) return []
  const counts = new Map(countRepliesByCampaignId(db).map(row => [row.campaignId, row]))
  const none = { population: 0, exempt: 0, replied: 0 }
  return findAllCampaigns(db).map(campaign => {
    const row = counts.get(campaign.id) ?? none
    return { ...campaign, population: row.population, rate: responseRate(row) }
  })
}

export function findCampaign(db: Db, actor: Actor, id: string): CampaignRow | null {
  return canSeeAssessments(actor) ? findCampaignById(db, id) : null
}

type ListedCampaign = ReturnType<typeof listCampaigns>[number]

/**
 * The round most people work on, and the others that are open: of the open ones the largest is current; when
 * none is open, the latest closed, published or drafted one.
 */
export function findCurrentCampaigns(
  db: Db,
  actor: Actor,
): { current: CampaignRow | null; otherOpen: ListedCampaign[] } {
  const listed = listCampaigns(db, actor)
  const open = listed
    .filter(({ state }) => state === 'open')
    .sort((one, other) => other.population - one.population)
  const latest = (state: CampaignState) => listed.find(campaign => campaign.state === state)
  const current = open[0] ?? latest('closed') ?? latest('published') ?? latest('draft') ?? null
  return { current, otherOpen: open.slice(1) }
}

/** Counts of every group, the funnel and the response rate, as of `now`. */
export function campaignFigures(db: Db, campaign: CampaignRow, now: Date) {
  const counts = countPopulation(db, campaign.id, { campaignDueAt: campaign.dueAt, now })
  return { counts, funnel: funnelOf(counts), rate: responseRate(counts) }
}

/** The response rate by category, region and class, and the replies of each day. */
export function responseBreakdown(db: Db, campaign: CampaignRow) {
  const rated = <T extends { population: number; exempt: number; replied: number }>(rows: T[]) =>
    rows.map(row => ({ ...row, rate: responseRate(row) }))
  return {
    categories: rated(countRepliesByFacet(db, campaign.id, 'category')),
    regions: rated(countRepliesByFacet(db, campaign.id, 'region')),
    classes: rated(countRepliesByFacet(db, campaign.id, 'supplierClass')),
    days: countRepliesByDay(db, campaign.id),
  }
}

export function gradeDistribution(db: Db, campaign: CampaignRow, basis: GradeBasis) {
  return countByGrade(db, campaign.id, basis)
}

/** One page of a campaign's suppliers, as of `now`, for a reader of `locale`; a page past the end is the last one. */
export function searchPopulation(
  db: Db,
  campaign: CampaignRow,
  search: PopulationSearch,
  { now, locale }: { now: Date; locale: Locale },
) {
  const clock = { campaignDueAt: campaign.dueAt, now }
  const total = countPopulationMatching(db, campaign.id, search, clock)
  const pageCount = Math.max(1, Math.ceil(total / POPULATION_PER_PAGE))
  const page = Math.min(search.page, pageCount)
  const at = { ...search, page }
  const found = populationPageQuery(db, campaign.id, at, clock, locale, POPULATION_PER_PAGE).all()
  const thresholds = findPolicyById(db, campaign.policyVersionId)?.content.thresholds
  const capped = (score: number | null, grade: Grade | null) =>
    thresholds !== undefined && isCapped({ score, grade }, thresholds)
  const rows = found.map(row => ({
    ...row,
    isSelfCapped: capped(row.selfScore, row.selfGrade),
    isVerifiedCapped: capped(row.verifiedScore, row.verifiedGrade),
  }))
  return { rows, total, page, pageCount }
}
