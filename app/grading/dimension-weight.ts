import { dustFree } from './rounding.ts'
import type { GradingPolicy } from './types.ts'

/** A weight has at most two decimals. Nothing weighs 0: what does not count belongs out of the questionnaire. */
export const WEIGHT_LIMITS = { min: 0.1, max: 10 } as const

type Weights = Pick<GradingPolicy, 'dimensionWeights'>

/** What a policy multiplies the points of a dimension by; 1 when it says nothing. */
export function weightOf({ dimensionWeights }: Weights, dimension: string): number {
  const isNamed = dimensionWeights !== undefined && Object.hasOwn(dimensionWeights, dimension)
  return (isNamed ? dimensionWeights[dimension] : undefined) ?? 1
}

/** Points as they count under the policy. */
export function weightedPoints(points: number, policy: Weights, dimension: string): number {
  return dustFree(points * weightOf(policy, dimension))
}

/** A dimension of a questionnaire with the points that count under the policy: for a form and its running score. */
export function weighDimension<
  I extends { points: number },
  D extends { code: string; points: number; items: I[] },
>(dimension: D, policy: Weights): D {
  if (weightOf(policy, dimension.code) === 1) return dimension
  const weighted = (points: number) => weightedPoints(points, policy, dimension.code)
  const items = dimension.items.map(item => ({ ...item, points: weighted(item.points) }))
  return { ...dimension, points: weighted(dimension.points), items }
}
