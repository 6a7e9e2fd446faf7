import type { Locale } from '#app/i18n/locale.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { SUPPLIER_CATEGORIES } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { findTallies } from './population-count-queries.server.ts'
import type { AskedItems, PopulationScope } from './population-filter-queries.server.ts'
import { GROUP_RULES, sizeOfGroup, type PopulationFacet } from './population-group.ts'
import { matchCountQuery, pageIdsQuery, rowsQuery } from './population-queries.server.ts'
import { NOT_KNOWN, type PopulationSearch } from './population-search.ts'
import type { CampaignRow } from './queries.server.ts'

export const POPULATION_PER_PAGE = 50

/** What a campaign's counts need to know. */
export function scopeOf({ id, dueAt }: Pick<CampaignRow, 'id' | 'dueAt'>, now: Date): PopulationScope {
  return { campaignId: id, campaignDueAt: dueAt, now, asked: null }
}

/** What a campaign's list needs to know beside its search. */
export function scopeOfSearch(
  db: Db,
  campaign: CampaignRow,
  { item }: Pick<PopulationSearch, 'item'>,
  now: Date,
): PopulationScope {
  return { ...scopeOf(campaign, now), asked: item ? itemsAsked(db, campaign, item) : null }
}

/** One page of a campaign's suppliers; a page past the end is the last one. */
export function findPopulationPage(
  db: Db,
  campaign: CampaignRow,
  search: PopulationSearch,
  { now, locale }: { now: Date; locale: Locale },
) {
  const scope = scopeOfSearch(db, campaign, search, now)
  const total = countMatching(db, scope, search)
  const pageCount = Math.max(1, Math.ceil(total / POPULATION_PER_PAGE))
  const page = Math.min(search.page, pageCount)
  const asked = { total, offset: (page - 1) * POPULATION_PER_PAGE, pageSize: POPULATION_PER_PAGE }
  const { isReversed, query } = pageIdsQuery(db, scope, search, locale, asked)
  const ids = query.all().map(({ id }) => id)
  if (isReversed) ids.reverse()
  const rows = new Map(
    rowsQuery(db, ids)
      .all()
      .map(row => [row.id, row]),
  )
  return { rows: ids.flatMap(id => rows.get(id) ?? []), total, page, pageCount }
}

/** How many match: out of the kept counts where they can say it, else counted. */
export function countMatching(db: Db, scope: PopulationScope, search: PopulationSearch): number {
  const kept = keptCount(db, scope, search)
  return kept ?? matchCountQuery(db, scope, search).get()?.n ?? 0
}

/** Null when the search asks for more than a group without clause and one counted property. */
function keptCount(db: Db, { campaignId }: PopulationScope, search: PopulationSearch): number | null {
  const { group, q, day, item, grade } = search
  if (GROUP_RULES[group].clause || q || day || item || grade) return null
  const asked = askedFacets(search)
  const [facet, value] = asked[0] ?? (['class', null] as const)
  if (asked.length > 1) return null
  const tallies = findTallies(db, campaignId, facet)
  return sizeOfGroup(value === null ? tallies : tallies.filter(tally => tally.value === value), group)
}

function askedFacets(search: PopulationSearch): [PopulationFacet, string][] {
  const { category, region, supplierClass, spend, reviewer, site } = search
  const values: [PopulationFacet, string | number | null][] = [
    ['category', category],
    ['region', region],
    ['class', supplierClass],
    ['spend', spend],
    ['reviewer', reviewer],
    ['site', site],
  ]
  return values.flatMap(([facet, value]): [PopulationFacet, string][] =>
    value === null ? [] : [[facet, value === NOT_KNOWN ? '' : String(value)]],
  )
}

/** `code` names an item or a whole section; null when the questionnaire has neither. */
function itemsAsked(db: Db, campaign: CampaignRow, code: string): AskedItems | null {
  const dimensions = findVersionById(db, campaign.questionnaireVersionId)?.content.dimensions ?? []
  const items = dimensions.flatMap(dimension =>
    dimension.code === code ? dimension.items : dimension.items.filter(item => item.code === code),
  )
  if (items.length === 0) return null
  const perCategory = SUPPLIER_CATEGORIES.map(category => [
    category,
    items.filter(item => isAskedOf(item, category)).length,
  ])
  return {
    codes: items.map(item => item.code),
    perCategory: Object.fromEntries(perCategory) as AskedItems['perCategory'],
  }
}
