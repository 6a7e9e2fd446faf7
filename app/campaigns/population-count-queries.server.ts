import { and, count, eq, gt, inArray } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { assessments, populationCounts, sites, users } from '#db/schema/index.ts'
import { inGroup, type PopulationScope } from './population-filter-queries.server.ts'
import {
  GROUP_RULES,
  POPULATION_GROUPS,
  sizeOfGroup,
  type PopulationCounts,
  type PopulationFacet,
  type Tally,
} from './population-group.ts'

/** The property with the fewest values: every assessment has exactly one. */
const SMALLEST_FACET: PopulationFacet = 'class'

/** How many assessments of the campaign share a value of the property, a state and a stage. */
export function findTallies(db: Db, campaignId: string, facet: PopulationFacet): Tally[] {
  return tallyQuery(db, campaignId, facet).all()
}

export function tallyQuery(db: Db, campaignId: string, facet: PopulationFacet) {
  return db
    .select({
      value: populationCounts.value,
      state: populationCounts.state,
      stage: populationCounts.stage,
      n: populationCounts.n,
    })
    .from(populationCounts)
    .where(
      and(
        eq(populationCounts.campaignId, campaignId),
        eq(populationCounts.facet, facet),
        gt(populationCounts.n, 0),
      ),
    )
}

/** The size of every group: from the kept counts, and by an index where a group asks for more. */
export function countPopulation(db: Db, scope: PopulationScope): PopulationCounts {
  const tallies = findTallies(db, scope.campaignId, SMALLEST_FACET)
  const sizes = POPULATION_GROUPS.map(group => {
    const size = GROUP_RULES[group].clause ? groupCountQuery(db, scope, group).get()?.n : undefined
    return [group, size ?? sizeOfGroup(tallies, group)] as const
  })
  return Object.fromEntries(sizes) as PopulationCounts
}

export function groupCountQuery(db: Db, scope: PopulationScope, group: keyof PopulationCounts) {
  return db
    .select({ n: count() })
    .from(assessments)
    .where(and(eq(assessments.campaignId, scope.campaignId), inGroup(group, scope)))
}

/** Population, exempt and replied of each campaign. */
export function findTalliesByCampaignIds(db: Db, campaignIds: string[]) {
  if (campaignIds.length === 0) return []
  return db
    .select({
      campaignId: populationCounts.campaignId,
      value: populationCounts.value,
      state: populationCounts.state,
      stage: populationCounts.stage,
      n: populationCounts.n,
    })
    .from(populationCounts)
    .where(
      and(
        inArray(populationCounts.campaignId, campaignIds),
        eq(populationCounts.facet, SMALLEST_FACET),
        gt(populationCounts.n, 0),
      ),
    )
    .all()
}

export function findPersonNames(db: Db, ids: string[]) {
  if (ids.length === 0) return []
  return db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, ids)).all()
}

export function findSiteNames(db: Db, ids: string[]) {
  if (ids.length === 0) return []
  return db
    .select({ id: sites.id, code: sites.code, nameZh: sites.nameZh, nameEn: sites.nameEn })
    .from(sites)
    .where(inArray(sites.id, ids))
    .all()
}
