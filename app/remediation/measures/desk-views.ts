import { CASE_STATES, isOpenCase, type CaseState } from './case-state.ts'

/** The lists of the desk: decisions that are due, proposals that wait for a second person, what runs, and what is over. */
export const DESK_VIEWS = ['due', 'proposed', 'running', 'ended', 'decided'] as const
export type DeskView = (typeof DESK_VIEWS)[number]

/** Views that list cases; the others list decisions. */
export type CaseView = 'due' | 'running' | 'ended'

export function isCaseView(view: DeskView): view is CaseView {
  return view === 'due' || view === 'running' || view === 'ended'
}

export function statesOf(view: CaseView): CaseState[] {
  return CASE_STATES.filter(state => viewOf(state) === view)
}

function viewOf(state: CaseState): CaseView {
  if (state === 'decision-due') return 'due'
  return isOpenCase(state) ? 'running' : 'ended'
}
