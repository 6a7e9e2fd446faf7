import { formatPoints, formatScore } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Bars } from '#app/ui/charts/Bars.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Stack } from '#app/ui/Page.tsx'
import { explain } from './explain.ts'
import { Findings } from './Findings.tsx'
import { HowCalculated } from './HowCalculated.tsx'
import { ItemLines } from './ItemLines.tsx'
import type { Path } from './path.ts'
import { PathSteps } from './PathSteps.tsx'
import type { GradingPolicy, GradingResult } from './types.ts'

/** What the lines of a result call an item, in the reader's language. */
export type ItemWords = {
  question: string
  /** Words of its findings by id. */
  triggers?: Record<string, string>
  /** What the reviewer wrote about it. */
  reason?: string | null
}

export type DerivationProps = {
  result: GradingResult
  items: Record<string, ItemWords>
  /** Titles of the dimensions by code; the code itself where one is missing. */
  dimensions?: Record<string, string>
  path?: Path | null
  policy?: Pick<GradingPolicy, 'thresholds' | 'narrowBasisBelow' | 'dimensionWeights'>
}

/** How a result came about: sections, findings, every item, the sum; and the shortest way up. */
export function Derivation({ result, items, dimensions = {}, path = null, policy }: DerivationProps) {
  const l = useLocale()
  const derivation = explain(result)
  const weights = Object.entries(policy?.dimensionWeights ?? {}).filter(([, weight]) => weight !== 1)
  return (
    <Stack>
      {result.narrowBasis && policy && (
        <Notice tone="warn">
          {m.grading_narrow_basis(
            { count: String(result.applicableItems), limit: String(policy.narrowBasisBelow) },
            l,
          )}
        </Notice>
      )}
      {path && <PathSteps path={path} items={items} />}
      <Card title={m.grading_dimensions({}, l)}>
        <Bars
          title={m.grading_dimensions({}, l)}
          labelHeading={m.grading_dimension({}, l)}
          valueHeading={m.grading_score({}, l)}
          rows={derivation.dimensions.map(({ code, score, won, points }) => ({
            key: code,
            label: dimensions[code] ?? code,
            value: score,
            text: <DimensionFigures score={score} won={won} points={points} />,
          }))}
        />
      </Card>
      <Findings derivation={derivation} items={items} dimensions={dimensions} />
      <Card title={m.grading_items({}, l)} padded={false}>
        <ItemLines lines={result.items} items={items} dimensions={dimensions} />
      </Card>
      <HowCalculated
        derivation={derivation}
        thresholds={policy?.thresholds}
        weights={weights.map(([code, weight]) => ({ title: dimensions[code] ?? code, weight }))}
      />
    </Stack>
  )
}

function DimensionFigures({ score, won, points }: { score: number | null; won: number; points: number }) {
  const l = useLocale()
  if (score === null) return <span className="text-soft">{m.grading_no_items({}, l)}</span>
  return (
    <span className="inline-block text-right sm:min-w-32">
      {formatScore(score)}{' '}
      <span className="hidden font-normal text-soft sm:inline">
        {m.grading_dimension_points({ won: formatPoints(won, 3), points: formatPoints(points, 3) }, l)}
      </span>
    </span>
  )
}
