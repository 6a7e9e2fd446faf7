/**
 * Named parts of a campaign's population. Every count on a page is the size of one of these, and links to
 * the list of exactly the same suppliers.
 */
export const POPULATION_GROUPS = [
  'population',
  'exempt',
  'invited',
  'opened',
  'started',
  'replied',
  'on-time',
  'waiting',
  'in-progress',
  'submitted',
  'under-review',
  'returned',
  'verified',
  'published',
  'no-response',
  'overdue',
  'without-contact',
  'to-review',
  'in-review',
] as const
export type PopulationGroup = (typeof POPULATION_GROUPS)[number]
export type PopulationCounts = Record<PopulationGroup, number>

/** The way of a reply, each stage a part of the one before; what has fallen away shows where to chase. */
export const FUNNEL_STAGES = ['invited', 'opened', 'started', 'replied', 'on-time'] as const
export type FunnelStage = (typeof FUNNEL_STAGES)[number]

/** Every assessment is in exactly one of these. */
export const STATE_GROUPS = [
  'waiting',
  'in-progress',
  'submitted',
  'under-review',
  'returned',
  'verified',
  'published',
  'no-response',
  'exempt',
] as const satisfies readonly PopulationGroup[]

/** Properties by which a population is counted; a supplier has any number of sites. */
export const POPULATION_FACETS = ['category', 'region', 'class', 'spend', 'reviewer', 'site', 'day'] as const
export type PopulationFacet = (typeof POPULATION_FACETS)[number]

/** How far suppliers came, each a part of the one before; an assessment keeps the index of its furthest. */
export const REACH_STAGES = ['invited', 'reached', 'opened', 'started'] as const
