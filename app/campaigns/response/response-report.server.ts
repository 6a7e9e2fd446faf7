import { isoDate } from '#app/i18n/format.ts'
import type { Db } from '#db/client.server.ts'
import { findPersonNames, findSiteNames, findTallies } from '../population-count-queries.server.ts'
import { sizeOfGroup } from '../population-group.ts'
import type { CampaignRow } from '../queries.server.ts'
import { ratesByValue, type FacetRate } from '../response-rate.ts'
import { RATE_FACETS, rankOfValue, type FacetRates, type NamedRate, type RateFacet } from './rate-facets.ts'
import {
  curveMarks,
  daysBetween,
  repliesByDay,
  responseCurve,
  type Course,
  type ResponseCurves,
} from './response-curve.ts'
import { findEarlierCampaign } from './response-queries.server.ts'

/** The response rate by each property of the suppliers. Sites and reviewers come with their names. */
export function responseRates(db: Db, campaignId: string): FacetRates[] {
  return RATE_FACETS.map(facet => ({ facet, rows: ratesOfFacet(db, campaignId, facet) }))
}

export function ratesOfFacet(db: Db, campaignId: string, facet: RateFacet): NamedRate[] {
  const rates = ratesByValue(findTallies(db, campaignId, facet))
  const names = namesOf(
    db,
    facet,
    rates.map(({ value }) => value).filter(value => value !== ''),
  )
  const rankOf = ({ value }: FacetRate) => rankOfValue(facet, value)
  return rates
    .map(rate => ({ ...rate, name: names.get(rate.value) ?? null }))
    .sort((one, other) => byRank(rankOf(one), rankOf(other)) || byName(one, other))
}

/**
 * Replies by day since the opening, beside those of the latest earlier round of the same kind of questionnaire.
 * An open round is shown up to today.
 */
export function responseCurves(db: Db, campaign: CampaignRow, now: Date): ResponseCurves {
  const openedOn = isoDate(campaign.openedAt ?? campaign.createdAt)
  const course = courseOf(db, campaign, campaign.closedAt ?? now)
  const marks = curveMarks(openedOn, isoDate(campaign.dueAt), campaign.reminderPlan)
  if (campaign.state === 'open') marks.push({ day: daysBetween(openedOn, isoDate(now)), kind: 'today' })
  return { now: course, marks, earlier: earlierCourse(db, campaign, now) }
}

function earlierCourse(db: Db, campaign: CampaignRow, now: Date): ResponseCurves['earlier'] {
  const earlier = findEarlierCampaign(db, campaign)
  if (!earlier) return null
  const { year, nameZh, nameEn } = earlier
  return { year, nameZh, nameEn, ...courseOf(db, earlier, earlier.closedAt ?? now) }
}

function courseOf(db: Db, { id, openedAt, createdAt }: CampaignRow, end: Date): Course {
  const tallies = findTallies(db, id, 'day')
  const replies = repliesByDay(tallies)
  const until = [isoDate(end), replies.at(-1)?.date ?? ''].sort().at(-1) ?? isoDate(end)
  const expected = sizeOfGroup(tallies, 'invited')
  const openedOn = isoDate(openedAt ?? createdAt)
  return { expected, points: responseCurve({ openedOn, until, replies, expected }) }
}

function namesOf(db: Db, facet: RateFacet, ids: string[]) {
  if (facet === 'site')
    return new Map(findSiteNames(db, ids).map(({ id, nameZh, nameEn }) => [id, { nameZh, nameEn }]))
  if (facet === 'reviewer')
    return new Map(findPersonNames(db, ids).map(({ id, name }) => [id, { nameZh: name, nameEn: name }]))
  return new Map<string, { nameZh: string; nameEn: string }>()
}

function byRank(one: number, other: number) {
  return one === other ? 0 : one - other
}

function byName(one: NamedRate, other: NamedRate) {
  return (one.name?.nameZh ?? '').localeCompare(other.name?.nameZh ?? '', 'zh-CN')
}
