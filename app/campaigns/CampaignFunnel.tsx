import { formatRate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Funnel } from '#app/ui/charts/Funnel.tsx'
import { GROUP_LABELS } from './labels.ts'
import { populationHref } from './population-search.ts'
import type { FunnelLine, ResponseRate } from './response-rate.ts'

/** Invited → opened → started → submitted → on time; each number leads to the suppliers behind it. */
export function CampaignFunnel({ campaignId, funnel }: { campaignId: string; funnel: FunnelLine[] }) {
  const l = useLocale()
  return (
    <Funnel
      title={m.campaign_funnel({}, l)}
      labelHeading={m.campaign_stage({}, l)}
      countHeading={m.campaign_count({}, l)}
      steps={funnel.map(({ stage, count, of }) => ({
        key: stage,
        label: GROUP_LABELS[stage]({}, l),
        value: count,
        href: `${populationHref(`/campaigns/${campaignId}`, { group: stage })}#list`,
        note: of === 0 ? '–' : `${((100 * count) / of).toFixed(1)} %`,
      }))}
    />
  )
}

/** "171 / 174 · 98.3 %": a rate never stands without its two numbers. */
export function RateText({ rate }: { rate: Pick<ResponseRate, 'replied' | 'expected'> }) {
  const l = useLocale()
  return <>{formatRate(rate.replied, rate.expected, l.locale)}</>
}
