import { Link } from '@remix-run/react'
import { formatNumber, formatRate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Funnel } from '#app/ui/charts/Funnel.tsx'
import { GROUP_LABELS } from './labels.ts'
import { BESIDE_FUNNEL, type PopulationCounts, type PopulationGroup } from './population-group.ts'
import { populationHref } from './population-search.ts'
import type { FunnelLine, ResponseRate } from './response-rate.ts'

type Props = {
  campaignId: string
  funnel: FunnelLine[]
  /** With them, those who fall out of the funnel or have more time stand below it. */
  counts?: PopulationCounts
}

/** Invited → reached → … → published; each number leads to the suppliers behind it. */
export function CampaignFunnel({ campaignId, funnel, counts }: Props) {
  const l = useLocale()
  return (
    <>
      <Funnel
        title={m.campaign_funnel({}, l)}
        labelHeading={m.campaign_stage({}, l)}
        countHeading={m.campaign_count({}, l)}
        steps={funnel.map(({ stage, count, of }) => ({
          key: stage,
          label: GROUP_LABELS[stage]({}, l),
          value: count,
          text: formatNumber(count, l.locale),
          href: listHref(campaignId, stage),
          note: of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`,
        }))}
      />
      {counts && <Beside campaignId={campaignId} counts={counts} />}
    </>
  )
}

function Beside({ campaignId, counts }: { campaignId: string; counts: PopulationCounts }) {
  const l = useLocale()
  const shown = BESIDE_FUNNEL.filter(group => counts[group] > 0)
  if (shown.length === 0) return null
  return (
    <section aria-label={m.response_beside({}, l)} className="mt-4 border-t border-line pt-3">
      <p className="text-sm text-soft">{m.response_beside_note({}, l)}</p>
      <ul className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
        {shown.map(group => (
          <li key={group}>
            {GROUP_LABELS[group]({}, l)}{' '}
            <Link to={listHref(campaignId, group)} className="font-semibold text-accent hover:underline">
              {formatNumber(counts[group], l.locale)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

function listHref(campaignId: string, group: PopulationGroup) {
  return `${populationHref(`/campaigns/${campaignId}`, { group })}#list`
}

/** "171 / 174 · 98.3 %": a rate never stands without its two numbers. */
export function RateText({ rate }: { rate: Pick<ResponseRate, 'replied' | 'expected'> }) {
  const l = useLocale()
  return <>{formatRate(rate.replied, rate.expected, l.locale)}</>
}
