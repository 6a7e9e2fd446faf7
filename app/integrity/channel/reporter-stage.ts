import { isDecided, type MatterState } from '../matters/matter-state.ts'

/** How far a matter is, in the few words a reporter needs. */
export const REPORTER_STAGES = [
  'received',
  'examined',
  'investigated',
  'decided',
  'answered',
  'closed',
] as const
export type ReporterStage = (typeof REPORTER_STAGES)[number]

const INVESTIGATED: readonly MatterState[] = [
  'accepted',
  'investigating',
  'escalated',
  'concluded',
  'legal-review',
]

export function stageOf(state: MatterState): ReporterStage {
  if (state === 'received') return 'received'
  if (state === 'registered') return 'examined'
  if (INVESTIGATED.includes(state)) return 'investigated'
  if (isDecided(state)) return 'decided'
  return state === 'archived' ? 'closed' : 'answered'
}
