import type { FlagLevel } from '#app/questionnaires/vocabulary.ts'

export const FLAG_STATES = ['open', 'accepted', 'matter'] as const
export type FlagState = (typeof FLAG_STATES)[number]

type Decided = { acceptedAt: Date | null; escalatedAt: Date | null }

/** Open: the integrity function waits for an explanation, or has it and has not decided. */
export function flagState({ acceptedAt, escalatedAt }: Decided): FlagState {
  if (escalatedAt) return 'matter'
  return acceptedAt ? 'accepted' : 'open'
}

export type FlagRefusal =
  | { code: 'not-found' }
  | { code: 'already-decided' }
  /** What the supplier did not explain cannot be accepted without saying why. */
  | { code: 'reason-required' }

/** Why a flag cannot be decided now; null when it can. A red one is a matter from the start. */
export function whyNotDecide(flag: Decided & { level: FlagLevel }): FlagRefusal | null {
  return flagState(flag) === 'open' && flag.level === 'amber' ? null : { code: 'already-decided' }
}

/** Flags whose explanation was accepted count no longer. */
export function standingFlags<T extends Decided>(flags: readonly T[]): T[] {
  return flags.filter(flag => flagState(flag) !== 'accepted')
}
