import { formatNumber } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Distribution } from '#app/ui/charts/Distribution.tsx'
import type { Tone } from '#app/ui/Badge.tsx'
import type { Gap } from './gap.ts'
import { GAP_LABELS } from './labels.ts'
import { resultsHref } from './result-search.ts'

const TONES: Record<Gap, Tone> = {
  'far-below': 'bad',
  below: 'warn',
  alike: 'neutral',
  above: 'info',
  'far-above': 'good',
}

type Props = {
  campaignId: string
  gaps: { mean: number | null; results: number; gaps: { gap: Gap; count: number }[] }
}

/** How far what was published is from what the suppliers said of themselves. */
export function Gaps({ campaignId, gaps: { mean, results, gaps } }: Props) {
  const l = useLocale()
  return (
    <>
      <p className="mb-3 text-sm text-soft">
        {m.board_gaps_note({ count: formatNumber(results, l.locale), mean: meanText(mean ?? 0, l) }, l)}
      </p>
      <Distribution
        title={m.board_gaps({}, l)}
        labelHeading={m.board_gap_heading({}, l)}
        countHeading={m.board_results({}, l)}
        shareHeading={m.board_share({}, l)}
        parts={gaps.map(({ gap, count }) => ({
          key: gap,
          label: GAP_LABELS[gap]({}, l),
          value: count,
          tone: TONES[gap],
          href: resultsHref(campaignId, { gap }),
        }))}
      />
    </>
  )
}

function meanText(mean: number, l: LocaleOption) {
  const points = Math.abs(mean).toFixed(1)
  if (points === '0.0') return m.board_gap_mean_same({}, l)
  return mean < 0 ? m.board_gap_mean_lower({ points }, l) : m.board_gap_mean_higher({ points }, l)
}
