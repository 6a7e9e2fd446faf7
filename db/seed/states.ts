import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import type { DemoSupplier } from './make-suppliers.ts'
import type { Random } from './random.ts'
import type { RoundTimes } from './rounds.ts'

/** States of the first suppliers after the cast in the open round, so that even a small demo shows each. */
const SHOWN_FIRST: readonly AssessmentState[] = [
  'invited',
  'published',
  'verified',
  'under-review',
  'exempt',
  'submitted',
  'published',
  'in-progress',
  'invited',
]
const CAST_SIZE = 4

const OPEN_SHARES: readonly (readonly [AssessmentState, number])[] = [
  ['invited', 17],
  ['in-progress', 26],
  ['submitted', 17],
  ['under-review', 10],
  ['returned', 6],
  ['verified', 6],
  ['published', 17],
  ['exempt', 1],
]
const FINISHED_SHARES: readonly (readonly [AssessmentState, number])[] = [
  ['published', 945],
  ['no-response', 40],
  ['exempt', 15],
]

/** These two show in a finished round of even a small demo. */
const ALWAYS: Record<string, AssessmentState> = {
  '6/0': 'no-response',
  '9/1': 'exempt',
  '11/1': 'no-response',
}

const LATECOMER_SHARE = 0.05
const PROSPECT_SHARE = 0.01

/** How far supplier number `supplierIndex` is, or got, in a round; null when it had no part in it. */
export function stateInRound(
  supplierIndex: number,
  supplier: DemoSupplier,
  { state, index }: Pick<RoundTimes, 'state'> & { index: number },
): AssessmentState | null {
  const random = supplier.random.fork(`state-${index}`)
  if (supplier.cast) return state === 'open' ? supplier.cast.openState : 'published'
  if (index < joinedInRound(supplier.random.fork('joined'), supplierIndex)) return null
  if (state !== 'open') return ALWAYS[`${supplierIndex}/${index}`] ?? random.weighted(FINISHED_SHARES)
  return SHOWN_FIRST[supplierIndex - CAST_SIZE] ?? random.weighted(OPEN_SHARES)
}

/** Most have been there from the first round; some came later, a few are prospects without any assessment. */
function joinedInRound(random: Random, supplierIndex: number) {
  if (supplierIndex < CAST_SIZE + SHOWN_FIRST.length) return 0
  if (random.chance(PROSPECT_SHARE) || supplierIndex === 23) return Infinity
  return random.weighted([
    [0, 1 - 2 * LATECOMER_SHARE],
    [1, LATECOMER_SHARE],
    [2, LATECOMER_SHARE],
  ])
}
