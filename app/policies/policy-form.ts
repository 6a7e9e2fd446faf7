import type { FormErrors, FormRules, FormValues } from '#app/http/form-rules.ts'
import { WEIGHT_LIMITS } from '#app/grading/dimension-weight.ts'
import { GRADES } from '#app/grading/grades.ts'
import { GradingPolicyShape } from '#app/grading/schema.ts'
import type { GradingPolicy } from '#app/grading/types.ts'

/** A floor under every dimension that has none of its own. */
export const EVERY_DIMENSION = '*'
/** The grades a cap can hold a supplier down to; A would be none. */
export const CAP_GRADES = ['B', 'C', 'D'] as const
/** Thresholds and floors are scores: one decimal. */
const SCORE = { kind: 'number', min: 0, max: 100, decimals: 1 } as const

const FixedFields = {
  note: { kind: 'text', maxLength: 1000 },
  thresholdA: { ...SCORE, required: true },
  thresholdB: { ...SCORE, required: true },
  thresholdC: { ...SCORE, required: true },
  capZeroTolerance: { kind: 'option', required: true, options: GRADES },
  capCritical: { kind: 'option', required: true, options: GRADES },
  narrowBasisBelow: { kind: 'number', required: true, integer: true, min: 0, max: 500 },
} as const satisfies FormRules

/** The fixed fields, and three for each dimension under names that the functions below make. */
export type PolicyFormRules = typeof FixedFields & FormRules
type FixedValues = FormValues<typeof FixedFields>
type Values = FixedValues & Record<string, unknown>

export function weightField(dimension: string) {
  return `weight-${dimension}`
}

export function floorField(dimension: string) {
  return `floor-${dimension}`
}

export function floorCapField(dimension: string) {
  return `floorCap-${dimension}`
}

/** The fields of a policy over these dimensions; the floor of `*` counts for those without one of their own. */
export function policyFormRules(dimensions: readonly string[]): PolicyFormRules {
  const weights = dimensions.map(code => [weightField(code), WEIGHT] as const)
  const floors = [EVERY_DIMENSION, ...dimensions].flatMap(code => [
    [floorField(code), SCORE] as const,
    [floorCapField(code), CAP] as const,
  ])
  return { ...FixedFields, ...Object.fromEntries([...weights, ...floors]) }
}

const WEIGHT = { kind: 'number', required: true, ...WEIGHT_LIMITS, decimals: 2 } as const
const CAP = { kind: 'option', options: CAP_GRADES } as const

type Read = { ok: true; policy: GradingPolicy; note: string } | { ok: false; errors: FormErrors }

/**
 * The policy that a checked form describes. Refuses thresholds that do not fall from A to C, and a floor without
 * the grade it holds at. A weight of 1 is none; so the same settings always give the same policy.
 */
export function readPolicy(values: Values, dimensions: readonly string[], version: string): Read {
  const errors = { ...thresholdErrors(values), ...floorErrors(values, dimensions) }
  if (Object.keys(errors).length > 0) return { ok: false, errors }
  const weights = dimensions.flatMap(code => {
    const weight = values[weightField(code)]
    return typeof weight === 'number' && weight !== 1 ? [[code, weight] as const] : []
  })
  const { thresholdA: A, thresholdB: B, thresholdC: C } = values
  const policy = GradingPolicyShape.parse({
    version,
    thresholds: { A, B, C },
    caps: { zeroTolerance: values.capZeroTolerance, critical: values.capCritical },
    dimensionFloors: floorsOf(values, dimensions),
    ...(weights.length > 0 ? { dimensionWeights: Object.fromEntries(weights) } : {}),
    narrowBasisBelow: values.narrowBasisBelow,
  })
  return { ok: true, policy, note: values.note ?? '' }
}

function thresholdErrors({ thresholdA: A, thresholdB: B, thresholdC: C }: FixedValues): FormErrors {
  return {
    ...(B < A ? {} : { thresholdB: { code: 'above-max', limit: justBelow(A) } as const }),
    ...(C < B ? {} : { thresholdC: { code: 'above-max', limit: justBelow(B) } as const }),
  }
}

function justBelow(score: number) {
  return Math.round(score * 10 - 1) / 10
}

function floorErrors(values: Record<string, unknown>, dimensions: readonly string[]): FormErrors {
  const errors: FormErrors = {}
  for (const code of [EVERY_DIMENSION, ...dimensions]) {
    const [min, cap] = [values[floorField(code)] ?? null, values[floorCapField(code)] ?? null]
    if (min !== null && cap === null) errors[floorCapField(code)] = { code: 'required' }
    if (min === null && cap !== null) errors[floorField(code)] = { code: 'required' }
  }
  return errors
}

function floorsOf(values: Record<string, unknown>, dimensions: readonly string[]) {
  const floors = [EVERY_DIMENSION, ...dimensions].flatMap(code => {
    const [min, cap] = [values[floorField(code)] ?? null, values[floorCapField(code)] ?? null]
    return min === null ? [] : [[code, { min, cap }] as const]
  })
  return Object.fromEntries(floors)
}

/** What the form shows of a policy, by field. */
export function policyFormDefaults(
  policy: GradingPolicy,
  dimensions: readonly string[],
): Record<string, string> {
  const floors = [EVERY_DIMENSION, ...dimensions].flatMap(code => {
    const floor = policy.dimensionFloors[code]
    return [
      [floorField(code), floor ? String(floor.min) : ''],
      [floorCapField(code), floor?.cap ?? ''],
    ]
  })
  const weights = dimensions.map(code => [weightField(code), String(policy.dimensionWeights?.[code] ?? 1)])
  return {
    thresholdA: String(policy.thresholds.A),
    thresholdB: String(policy.thresholds.B),
    thresholdC: String(policy.thresholds.C),
    capZeroTolerance: policy.caps.zeroTolerance,
    capCritical: policy.caps.critical,
    narrowBasisBelow: String(policy.narrowBasisBelow),
    ...Object.fromEntries([...floors, ...weights]),
  }
}
