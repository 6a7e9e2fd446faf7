import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import {
  CATEGORY_LABELS,
  CLASS_LABELS,
  REGION_LABELS,
  SPEND_LABELS,
  type Label,
} from '#app/suppliers/labels.ts'
import type { ItemStanding } from './population-search.ts'
import type { RateFacet } from './response/rate-facets.ts'

const FACET_TITLES: Record<RateFacet, Label> = {
  category: m.campaign_by_category,
  region: m.campaign_by_region,
  class: m.campaign_by_class,
  site: m.response_by_site,
  reviewer: m.response_by_reviewer,
  spend: m.response_by_spend,
}

const VALUE_LABELS: Partial<Record<RateFacet, Record<string, Label>>> = {
  category: CATEGORY_LABELS,
  region: REGION_LABELS,
  class: CLASS_LABELS,
  spend: SPEND_LABELS,
}

export const STANDING_LABELS: Record<ItemStanding, Label> = {
  complete: m.standing_complete,
  begun: m.standing_begun,
  untouched: m.standing_untouched,
  stalled: m.standing_stalled,
  declined: m.standing_declined,
  'not-applicable': m.standing_not_applicable,
}

export function facetTitle(facet: RateFacet, l: LocaleOption) {
  return FACET_TITLES[facet]({}, l)
}

/** The word for a value of a property; the empty value is "not known". Sites and people have names instead. */
export function facetValueLabel(facet: RateFacet, value: string, l: LocaleOption) {
  const label = VALUE_LABELS[facet]?.[value]
  if (label) return label({}, l)
  return facet === 'reviewer' ? m.response_no_reviewer({}, l) : m.response_not_known({}, l)
}
