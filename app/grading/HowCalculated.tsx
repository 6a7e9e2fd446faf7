import { formatPoints, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Card } from '#app/ui/Page.tsx'
import type { Derivation } from './explain.ts'
import type { GradingPolicy } from './types.ts'

/** The sum in one line with its figures, and where the grades begin. */
export function HowCalculated({
  derivation: { formula, leftOut },
  thresholds,
  weights = [],
}: {
  derivation: Derivation
  thresholds: GradingPolicy['thresholds'] | undefined
  /** Dimensions whose points the policy multiplies, with the multiplier. */
  weights?: { title: string; weight: number }[]
}) {
  const l = useLocale()
  const figures = {
    won: formatPoints(formula.won, 4),
    points: formatPoints(formula.applicable, 4),
    unrounded: formula.unrounded === null ? '–' : formatPoints(formula.unrounded, 4),
    score: formatScore(formula.score),
  }
  return (
    <Card title={m.grading_how_title({}, l)}>
      <p>{m.grading_how_formula(figures, l)}</p>
      {weights.length > 0 && (
        <p className="mt-2">
          {m.grading_how_weights(
            {
              list: new Intl.ListFormat(l.locale, { type: 'conjunction' }).format(
                weights.map(({ title, weight }) => `${title} × ${formatPoints(weight)}`),
              ),
            },
            l,
          )}
        </p>
      )}
      {thresholds && (
        <p className="mt-2">
          {m.grading_how_thresholds(
            { a: formatScore(thresholds.A), b: formatScore(thresholds.B), c: formatScore(thresholds.C) },
            l,
          )}
        </p>
      )}
      {leftOut.length > 0 && (
        <p className="mt-2">{m.grading_how_left_out({ count: String(leftOut.length) }, l)}</p>
      )}
    </Card>
  )
}
