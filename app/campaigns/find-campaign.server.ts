import { canReadAnswers, isBuyer, type Actor } from '#app/accounts/roles.ts'
import { findPolicyById } from '#app/assessments/queries.server.ts'
import type { Grade } from '#app/grading/grades.ts'
import { isCapped } from '#app/grading/summary.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import type { CampaignState } from './campaign-state.ts'
import { countPopulation, findTalliesByCampaignIds } from './population-count-queries.server.ts'
import { sizeOfGroup } from './population-group.ts'
import { countByGrade } from './population-queries.server.ts'
import { findPopulationPage, scopeOf } from './population-page.server.ts'
import type { GradeBasis, PopulationSearch } from './population-search.ts'
import { findAllCampaigns, findCampaignById, type CampaignRow } from './queries.server.ts'
import { funnelOf, responseRate } from './response-rate.ts'

/** Campaigns of a kind, newest first, each with its response rate; empty for whoever may not see them. */
export function listCampaigns(db: Db, actor: Actor, kind: QuestionnaireKind = 'esg-checklist') {
  if (!isBuyer(actor) || !canReadAnswers(actor, kind)) return []
  const listed = findAllCampaigns(db, kind)
  const tallies = findTalliesByCampaignIds(
    db,
    listed.map(({ id }) => id),
  )
  return listed.map(campaign => {
    const own = tallies.filter(({ campaignId }) => campaignId === campaign.id)
    const population = sizeOfGroup(own, 'population')
    const exempt = sizeOfGroup(own, 'exempt')
    const rate = responseRate({ population, exempt, replied: sizeOfGroup(own, 'replied') })
    return { ...campaign, population, rate }
  })
}

/** A campaign of a kind, of the checklist when none is named; null when there is none or the actor may not see it. */
export function findCampaign(
  db: Db,
  actor: Actor,
  id: string,
  kind: QuestionnaireKind = 'esg-checklist',
): CampaignRow | null {
  const campaign = isBuyer(actor) && canReadAnswers(actor, kind) ? findCampaignById(db, id) : null
  return campaign?.kind === kind ? campaign : null
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
  const counts = countPopulation(db, scopeOf(campaign, now))
  return { counts, funnel: funnelOf(counts), rate: responseRate(counts) }
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
  const found = findPopulationPage(db, campaign, search, { now, locale })
  const thresholds = findPolicyById(db, campaign.policyVersionId)?.content.thresholds
  const capped = (score: number | null, grade: Grade | null) =>
    thresholds !== undefined && isCapped({ score, grade }, thresholds)
  const rows = found.rows.map(row => ({
    ...row,
    isSelfCapped: capped(row.selfScore, row.selfGrade),
    isVerifiedCapped: capped(row.verifiedScore, row.verifiedGrade),
  }))
  return { ...found, rows }
}
