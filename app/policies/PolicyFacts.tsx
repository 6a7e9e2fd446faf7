import type { GradingPolicy } from '#app/grading/types.ts'
import { formatPoints, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Definitions } from '#app/ui/Table.tsx'
import { titleOf, type DimensionTitles } from './labels.ts'

/** The rules of a policy in words. */
export function PolicyFacts({ policy, titles }: { policy: GradingPolicy; titles: DimensionTitles }) {
  const l = useLocale()
  const { thresholds, caps, narrowBasisBelow } = policy
  const weights = Object.entries(policy.dimensionWeights ?? {})
  const floors = Object.entries(policy.dimensionFloors)
  return (
    <Definitions
      items={[
        {
          term: m.policies_thresholds({}, l),
          value: m.policies_thresholds_value(
            { a: formatScore(thresholds.A), b: formatScore(thresholds.B), c: formatScore(thresholds.C) },
            l,
          ),
        },
        {
          term: m.policies_weights({}, l),
          value:
            weights.length === 0 ? (
              m.policies_weights_none({}, l)
            ) : (
              <Lines
                lines={weights.map(
                  ([code, weight]) => `${titleOf(code, titles, l)} × ${formatPoints(weight)}`,
                )}
              />
            ),
        },
        {
          term: m.policies_floors({}, l),
          value:
            floors.length === 0 ? (
              m.policies_floors_none({}, l)
            ) : (
              <Lines
                lines={floors.map(([code, { min, cap }]) =>
                  m.policies_floor_line(
                    { dimension: titleOf(code, titles, l), min: formatScore(min), cap },
                    l,
                  ),
                )}
              />
            ),
        },
        { term: m.policies_cap_zero_tolerance({}, l), value: caps.zeroTolerance },
        { term: m.policies_cap_critical({}, l), value: caps.critical },
        {
          term: m.policies_narrow_term({}, l),
          value: m.policies_narrow_value({ count: String(narrowBasisBelow) }, l),
        },
      ]}
    />
  )
}

function Lines({ lines }: { lines: string[] }) {
  return (
    <ul>
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
