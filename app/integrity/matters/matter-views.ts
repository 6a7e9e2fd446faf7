import { isDecided, isUnderWay, MATTER_STATES, type MatterState } from './matter-state.ts'

/** The lists of the desk: what is worked on, what is decided but not filed, what is filed. */
export const MATTER_VIEWS = ['open', 'decided', 'filed'] as const
export type MatterView = (typeof MATTER_VIEWS)[number]

export function statesOf(view: MatterView): MatterState[] {
  return MATTER_STATES.filter(state => viewOf(state) === view)
}

function viewOf(state: MatterState): MatterView {
  if (isUnderWay(state)) return 'open'
  return isDecided(state) || state === 'feedback' || state === 'rewarded' ? 'decided' : 'filed'
}
