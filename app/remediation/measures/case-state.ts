import type { CaseCause } from './vocabulary.ts'

/**
 * The way of what a weak grade, silence or an escalated finding entails (reference/seeds.md §5.4).
 * `noticed`: a supplier that did not reply has been given its last days to do so. `lapsed`: the supplier was closed.
 */
export const CASE_STATES = [
  'noticed',
  'improving',
  'decision-due',
  'last-chance',
  'met',
  'released',
  'disqualified',
  'superseded',
  'lapsed',
] as const
export type CaseState = (typeof CASE_STATES)[number]

export const OPEN_CASE_STATES = [
  'noticed',
  'improving',
  'decision-due',
  'last-chance',
] as const satisfies readonly CaseState[]

/** Where a case begins, by what caused it. */
export const FIRST_STATE: Record<CaseCause, CaseState> = {
  'grade-c': 'improving',
  'grade-d': 'decision-due',
  'no-response': 'noticed',
  escalation: 'decision-due',
}

export const CASE_STEPS = [
  'miss',
  'escalate',
  'meet',
  'resume-period',
  'resume-chance',
  'grant-chance',
  'eliminate',
  'release',
  'supersede',
  'lapse',
] as const
export type CaseStep = (typeof CASE_STEPS)[number]

/** `system`: follows from an instant or a standing, nobody decides it. `committee`: needs an approved decision. */
type StepRule = { from: readonly CaseState[]; to: CaseState; by: 'system' | 'committee' }

export const CASE_RULES: Record<CaseStep, StepRule> = {
  miss: { from: ['noticed', 'improving', 'last-chance'], to: 'decision-due', by: 'system' },
  escalate: { from: OPEN_CASE_STATES, to: 'decision-due', by: 'system' },
  meet: { from: OPEN_CASE_STATES, to: 'met', by: 'system' },
  'resume-period': { from: ['decision-due'], to: 'improving', by: 'system' },
  'resume-chance': { from: ['decision-due'], to: 'last-chance', by: 'system' },
  'grant-chance': { from: ['decision-due'], to: 'last-chance', by: 'committee' },
  eliminate: { from: ['decision-due'], to: 'disqualified', by: 'committee' },
  release: { from: ['decision-due'], to: 'released', by: 'committee' },
  supersede: { from: OPEN_CASE_STATES, to: 'superseded', by: 'system' },
  lapse: { from: OPEN_CASE_STATES, to: 'lapsed', by: 'system' },
}

export function isOpenCase(state: CaseState) {
  return (OPEN_CASE_STATES as readonly CaseState[]).includes(state)
}

export type CaseStepRefusal = {
  code: 'wrong-state'
  step: CaseStep
  state: CaseState
  from: readonly CaseState[]
}

/** Why a case in this state cannot take the step; null when it can. */
export function whyNotCaseStep(state: CaseState, step: CaseStep): CaseStepRefusal | null {
  const { from } = CASE_RULES[step]
  return from.includes(state) ? null : { code: 'wrong-state', step, state, from }
}

/** Are the supplier's days running, so that it can still put right what was found? */
export function hasDeadline(state: CaseState) {
  return state === 'improving' || state === 'last-chance'
}
