import { formatNumber, formatRate } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { RateBars } from '#app/ui/charts/RateBars.tsx'
import { Card } from '#app/ui/Page.tsx'
import { facetTitle, facetValueLabel } from './facet-labels.ts'
import { populationHref } from './population-search.ts'
import { facetSearch, type FacetRates, type NamedRate, type RateFacet } from './response/rate-facets.ts'

/** The response rate by category, region, class, site, reviewer and spend; each row opens its suppliers. */
export function ResponseBreakdown({ campaignId, rates }: { campaignId: string; rates: FacetRates[] }) {
  const l = useLocale()
  return (
    <section aria-label={m.response_by({}, l)}>
      <h2 className="text-lg font-semibold">{m.response_by({}, l)}</h2>
      <p className="mb-3 text-soft">{m.response_by_lead({}, l)}</p>
      <div className="gap-5 lg:columns-2 2xl:columns-3">
        {rates.map(({ facet, rows }) => (
          <Facet key={facet} campaignId={campaignId} facet={facet} rows={rows} />
        ))}
      </div>
    </section>
  )
}

type FacetProps = { campaignId: string; facet: RateFacet; rows: NamedRate[] }

function Facet({ campaignId, facet, rows }: FacetProps) {
  const l = useLocale()
  const title = facetTitle(facet, l)
  return (
    <Card
      title={title}
      className="mb-5 break-inside-avoid"
      actions={
        rows.length > 0 && (
          <ExportLinks table={`response-by-${facet}`} search={`campaignId=${campaignId}`} of={title} />
        )
      }
    >
      {facet === 'site' && (
        <p className="mb-2 text-sm text-soft">
          {rows.length === 0 ? m.response_no_site({}, l) : m.response_by_site_note({}, l)}
        </p>
      )}
      {rows.length > 0 && (
        <RateBars
          title={title}
          headings={{
            label: m.response_value({}, l),
            rate: m.campaign_rate({}, l),
            rest: m.response_left_heading({}, l),
          }}
          rows={rows.map(row => rateRow(campaignId, facet, row, l))}
        />
      )}
    </Card>
  )
}

function rateRow(campaignId: string, facet: RateFacet, row: NamedRate, l: LocaleOption) {
  const chosen = facetSearch(facet, row.value)
  const listOf = (group?: 'replied' | 'outstanding') =>
    `${populationHref(`/campaigns/${campaignId}`, { ...chosen, group })}#list`
  return {
    key: row.value,
    label: row.name ? nameFor(row.name, l) : facetValueLabel(facet, row.value, l),
    href: listOf(),
    percent: row.rate.percent,
    text: formatRate(row.rate.replied, row.rate.expected, l.locale),
    textHref: listOf('replied'),
    rest:
      row.outstanding === 0
        ? null
        : {
            text: m.response_left({ count: formatNumber(row.outstanding, l.locale) }, l),
            href: listOf('outstanding'),
          },
  }
}
