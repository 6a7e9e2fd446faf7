import type { Db } from '#db/client.server.ts'
import type { FilterChoices } from './population-search.ts'
import { ratesOfFacet } from './response/response-report.server.ts'

/** The sites and reviewers that a campaign's list can be narrowed to: those that occur in it. */
export function findFilterChoices(db: Db, campaignId: string): FilterChoices {
  const choicesOf = (facet: 'site' | 'reviewer') =>
    ratesOfFacet(db, campaignId, facet).flatMap(({ value, name }) => (name ? [{ value, ...name }] : []))
  return { sites: choicesOf('site'), reviewers: choicesOf('reviewer') }
}
