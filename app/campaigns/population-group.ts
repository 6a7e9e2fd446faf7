import {
  ASSESSMENT_STATES,
  EDITABLE_STATES,
  SUBMITTED_STATES,
  type AssessmentState,
} from '#app/assessments/assessment-state.ts'

/**
 * Named parts of a campaign's population. Every count on a page is the size of one of these, and links to
 * the list of exactly the same suppliers.
 */
export const POPULATION_GROUPS = [
  'population',
  'exempt',
  'invited',
  'reached',
  'opened',
  'started',
  'replied',
  'on-time',
  'checked',
  'published',
  'outstanding',
  'waiting',
  'in-progress',
  'stalled',
  'overdue',
  'extended',
  'declined',
  'without-contact',
  'undeliverable',
  'commented',
  'to-review',
  'in-review',
  'submitted',
  'under-review',
  'returned',
  'verified',
  'no-response',
] as const
export type PopulationGroup = (typeof POPULATION_GROUPS)[number]
export type PopulationCounts = Record<PopulationGroup, number>

/** The way of a reply, each stage a part of the one before; what has fallen away shows where to chase. */
export const FUNNEL_STAGES = [
  'invited',
  'reached',
  'opened',
  'started',
  'replied',
  'checked',
  'published',
] as const
export type FunnelStage = (typeof FUNNEL_STAGES)[number]

/** Beside the funnel: who cannot or need not go on, or has more time. */
export const BESIDE_FUNNEL = ['declined', 'exempt', 'without-contact', 'undeliverable', 'extended'] as const

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

/** Whose last save is older than this has stopped. */
export const STALLED_AFTER_DAYS = 3

/** What a group asks beside state and stage: of an instant, a decision or the people of the supplier. */
export const GROUP_CLAUSES = [
  'on-time',
  'stalled',
  'overdue',
  'extended',
  'declined',
  'without-contact',
  'undeliverable',
  'commented',
] as const
export type GroupClause = (typeof GROUP_CLAUSES)[number]

export type GroupRule = { states: readonly AssessmentState[]; minStage?: number; clause?: GroupClause }

const EXPECTED = ASSESSMENT_STATES.filter(state => state !== 'exempt')
const BEFORE_REPLY: AssessmentState[] = ['invited', 'in-progress']

/** What it takes to be in a group: counts and lists both ask here, so they cannot differ. */
export const GROUP_RULES: Record<PopulationGroup, GroupRule> = {
  population: { states: ASSESSMENT_STATES },
  exempt: { states: ['exempt'] },
  invited: { states: EXPECTED },
  reached: { states: EXPECTED, minStage: REACH_STAGES.indexOf('reached') },
  opened: { states: EXPECTED, minStage: REACH_STAGES.indexOf('opened') },
  started: { states: EXPECTED, minStage: REACH_STAGES.indexOf('started') },
  replied: { states: SUBMITTED_STATES },
  'on-time': { states: SUBMITTED_STATES, clause: 'on-time' },
  checked: { states: ['verified', 'published'] },
  published: { states: ['published'] },
  outstanding: { states: [...BEFORE_REPLY, 'no-response'] },
  waiting: { states: ['invited'] },
  'in-progress': { states: ['in-progress'] },
  stalled: { states: ['in-progress'], clause: 'stalled' },
  overdue: { states: EDITABLE_STATES, clause: 'overdue' },
  extended: { states: BEFORE_REPLY, clause: 'extended' },
  declined: { states: [...BEFORE_REPLY, 'no-response'], clause: 'declined' },
  'without-contact': { states: EDITABLE_STATES, clause: 'without-contact' },
  undeliverable: { states: EDITABLE_STATES, clause: 'undeliverable' },
  commented: { states: ASSESSMENT_STATES, clause: 'commented' },
  'to-review': { states: ['submitted', 'under-review'] },
  'in-review': { states: SUBMITTED_STATES.filter(state => state !== 'published') },
  submitted: { states: ['submitted'] },
  'under-review': { states: ['under-review'] },
  returned: { states: ['returned'] },
  verified: { states: ['verified'] },
  'no-response': { states: ['no-response'] },
}

/** So many assessments that share a value, a state and a stage. */
export type Tally = { value: string; state: AssessmentState; stage: number; n: number }

/** The size of a group without clause. */
export function sizeOfGroup(tallies: readonly Tally[], group: PopulationGroup) {
  const { states, minStage = 0 } = GROUP_RULES[group]
  return tallies.reduce(
    (sum, { state, stage, n }) => (states.includes(state) && stage >= minStage ? sum + n : sum),
    0,
  )
}
