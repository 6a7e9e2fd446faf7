import type { Grade } from '#app/grading/grades.ts'
import type { GradingPolicy } from '#app/grading/types.ts'

type Floor = { min: number; cap: Grade }

/** One setting that two policies differ in. Dimensions are codes, `*` is every other dimension. */
export type Difference =
  | { setting: 'threshold'; key: 'A' | 'B' | 'C'; from: number; to: number }
  | { setting: 'cap'; key: 'zeroTolerance' | 'critical'; from: Grade; to: Grade }
  | { setting: 'weight'; key: string; from: number; to: number }
  | { setting: 'floor'; key: string; from: Floor | null; to: Floor | null }
  | { setting: 'narrowBasis'; key: ''; from: number; to: number }

/** Every setting in which `to` differs from `from`, in the order of the form; empty when they grade alike. */
export function differencesOf(from: GradingPolicy, to: GradingPolicy): Difference[] {
  const all: Difference[] = [
    ...keysOf(from.dimensionWeights, to.dimensionWeights).map(key => ({
      setting: 'weight' as const,
      key,
      from: from.dimensionWeights?.[key] ?? 1,
      to: to.dimensionWeights?.[key] ?? 1,
    })),
    ...keysOf(from.dimensionFloors, to.dimensionFloors).map(key => ({
      setting: 'floor' as const,
      key,
      from: from.dimensionFloors[key] ?? null,
      to: to.dimensionFloors[key] ?? null,
    })),
    ...(['A', 'B', 'C'] as const).map(key => ({
      setting: 'threshold' as const,
      key,
      from: from.thresholds[key],
      to: to.thresholds[key],
    })),
    ...(['zeroTolerance', 'critical'] as const).map(key => ({
      setting: 'cap' as const,
      key,
      from: from.caps[key],
      to: to.caps[key],
    })),
    { setting: 'narrowBasis', key: '', from: from.narrowBasisBelow, to: to.narrowBasisBelow },
  ]
  return all.filter(isDifferent)
}

function keysOf(...records: (Record<string, unknown> | undefined)[]) {
  return [...new Set(records.flatMap(record => Object.keys(record ?? {})))].sort()
}

function isDifferent(difference: Difference) {
  if (difference.setting !== 'floor') return difference.from !== difference.to
  const { from, to } = difference
  return from?.min !== to?.min || from?.cap !== to?.cap
}
