/** The way of a matter (reference/seeds.md §5.9). */
export const MATTER_STATES = [
  'received',
  'registered',
  'not-accepted',
  'accepted',
  'investigating',
  'escalated',
  'concluded',
  'unsubstantiated',
  'sanction',
  'supplier-measure',
  'legal-review',
  'referred',
  'litigation',
  'feedback',
  'rewarded',
  'archived',
] as const
export type MatterState = (typeof MATTER_STATES)[number]

/** Decided: what is left is to answer the reporter and to file the matter. */
export const DECIDED_STATES = [
  'not-accepted',
  'unsubstantiated',
  'sanction',
  'supplier-measure',
  'referred',
  'litigation',
] as const satisfies readonly MatterState[]

export type Outcome = (typeof DECIDED_STATES)[number]

/** Nobody works on it any more, or only on filing it. */
const ENDED_STATES: readonly MatterState[] = [...DECIDED_STATES, 'feedback', 'rewarded', 'archived']

export const MATTER_STEPS = [
  'register',
  'accept',
  'not-accept',
  'investigate',
  'escalate',
  'resume',
  'conclude',
  'find-unsubstantiated',
  'sanction',
  'measure-supplier',
  'review-legally',
  'end-legal-review',
  'refer',
  'litigate',
  'give-feedback',
  'reward',
  'archive',
  'reopen',
] as const
export type MatterStep = (typeof MATTER_STEPS)[number]

/** `reason`: words that say why. `assignee`: somebody works on it. `second-person`: another one has to confirm. */
type Need = 'reason' | 'assignee' | 'second-person'
type StepRule = { from: readonly MatterState[]; to: MatterState; needs: readonly Need[] }

/**
 * Every step there is. A matter that consequences follow from can get further ones; what closes a matter without
 * consequences, or for good, is confirmed by a second person. Reopening and the way back from a legal review are ours.
 */
export const STEP_RULES: Record<MatterStep, StepRule> = {
  register: { from: ['received'], to: 'registered', needs: [] },
  accept: { from: ['registered'], to: 'accepted', needs: ['assignee'] },
  'not-accept': { from: ['registered'], to: 'not-accepted', needs: ['reason', 'second-person'] },
  investigate: { from: ['accepted'], to: 'investigating', needs: ['assignee'] },
  escalate: { from: ['investigating'], to: 'escalated', needs: ['reason'] },
  resume: { from: ['escalated'], to: 'investigating', needs: ['reason'] },
  conclude: { from: ['investigating', 'escalated'], to: 'concluded', needs: ['reason'] },
  'find-unsubstantiated': {
    from: ['concluded'],
    to: 'unsubstantiated',
    needs: ['reason', 'second-person'],
  },
  sanction: { from: ['concluded', 'supplier-measure'], to: 'sanction', needs: ['reason'] },
  'measure-supplier': { from: ['concluded', 'sanction'], to: 'supplier-measure', needs: ['reason'] },
  'review-legally': {
    from: ['concluded', 'sanction', 'supplier-measure'],
    to: 'legal-review',
    needs: ['reason'],
  },
  'end-legal-review': { from: ['legal-review'], to: 'concluded', needs: ['reason'] },
  refer: { from: ['legal-review'], to: 'referred', needs: ['reason'] },
  litigate: { from: ['legal-review', 'referred'], to: 'litigation', needs: ['reason'] },
  'give-feedback': { from: DECIDED_STATES, to: 'feedback', needs: ['reason'] },
  reward: { from: ['feedback'], to: 'rewarded', needs: ['reason'] },
  archive: { from: [...DECIDED_STATES, 'feedback', 'rewarded'], to: 'archived', needs: ['second-person'] },
  reopen: {
    from: ['not-accepted', 'unsubstantiated', 'feedback', 'rewarded', 'archived'],
    to: 'registered',
    needs: ['reason'],
  },
}

export type MatterFacts = {
  state: MatterState
  assigneeId: string | null
  /** When it was last accepted; null if it never was. */
  acceptedAt: Date | null
  /** Somebody reported it and waits for an answer. */
  isReported: boolean
  /** A step that waits for its second person. */
  proposedStep: MatterStep | null
  proposedById: string | null
}

export type StepRefusal =
  /** From the present state there is no such step. */
  | { code: 'wrong-state'; state: MatterState }
  | { code: 'assignee-missing' }
  | { code: 'reason-required' }
  /** Another step waits for its second person: confirm it or take it back first. */
  | { code: 'proposal-waiting'; step: MatterStep }
  | { code: 'own-proposal' }
  | { code: 'reporter-waiting' }
  | { code: 'nobody-reported' }
  | { code: 'never-accepted' }

/** Why a step cannot be taken, or proposed where it needs a second person, whoever takes it; null when it can. */
export function whyNotStep(matter: MatterFacts, step: MatterStep): StepRefusal | null {
  const { state, proposedStep } = matter
  const { from, needs } = STEP_RULES[step]
  if (!from.includes(state)) return { code: 'wrong-state', state }
  if (proposedStep !== null) return { code: 'proposal-waiting', step: proposedStep }
  if (needs.includes('assignee') && matter.assigneeId === null) return { code: 'assignee-missing' }
  if (step === 'give-feedback' && !matter.isReported) return { code: 'nobody-reported' }
  if (step === 'archive' && matter.isReported && isDecided(state)) return { code: 'reporter-waiting' }
  if (step === 'reward' && matter.acceptedAt === null) return { code: 'never-accepted' }
  return null
}

/** Why that person cannot confirm the step that waits; null when it can be confirmed. */
export function whyNotConfirm(
  { proposedStep, proposedById }: Pick<MatterFacts, 'proposedStep' | 'proposedById'>,
  step: MatterStep,
  userId: string,
): { code: 'nothing-proposed' } | { code: 'own-proposal' } | null {
  if (proposedStep !== step) return { code: 'nothing-proposed' }
  return proposedById === userId ? { code: 'own-proposal' } : null
}

/** Steps that lead on from a state, whatever else they need. */
export function stepsFrom(state: MatterState): MatterStep[] {
  return MATTER_STEPS.filter(step => STEP_RULES[step].from.includes(state))
}

export function needsReason(step: MatterStep) {
  return STEP_RULES[step].needs.includes('reason')
}

export function needsSecondPerson(step: MatterStep) {
  return STEP_RULES[step].needs.includes('second-person')
}

export function isDecided(state: MatterState): state is Outcome {
  return DECIDED_STATES.some(decided => decided === state)
}

/** Somebody still has to find out what there is to it. */
export function isUnderWay(state: MatterState) {
  return !ENDED_STATES.includes(state)
}
