import { formatDate, formatNumber, formatRate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS, type Label } from '#app/suppliers/labels.ts'
import type { SupplierCategory, SupplierClass, SupplierRegion } from '#app/suppliers/vocabulary.ts'
import { Bars } from '#app/ui/charts/Bars.tsx'
import { Spark } from '#app/ui/charts/Spark.tsx'
import { Card } from '#app/ui/Page.tsx'
import { populationHref, type PopulationSearch } from './population-search.ts'
import type { ResponseRate } from './response-rate.ts'

type Rated<T> = { value: T; rate: ResponseRate }

export type Breakdown = {
  categories: Rated<SupplierCategory>[]
  regions: Rated<SupplierRegion>[]
  classes: Rated<SupplierClass>[]
  /** Calendar days in China time with at least one submission, oldest first. */
  days: { day: string; replied: number }[]
}
type FacetKey = 'category' | 'region' | 'supplierClass'

/** The response rate by category, region and importance, and the submissions of each day. */
export function ResponseBreakdown({ path, breakdown }: { path: string; breakdown: Breakdown }) {
  const l = useLocale()
  return (
    <Card title={m.campaign_breakdown({}, l)} actions={<Days days={breakdown.days} />}>
      <div className="grid grid-cols-1 gap-x-10 gap-y-6 lg:grid-cols-3">
        <Facet
          title={m.campaign_by_category({}, l)}
          rows={breakdown.categories}
          labels={CATEGORY_LABELS}
          hrefFor={value => facetHref(path, 'category', value)}
        />
        <Facet
          title={m.campaign_by_region({}, l)}
          rows={breakdown.regions}
          labels={REGION_LABELS}
          hrefFor={value => facetHref(path, 'region', value)}
        />
        <Facet
          title={m.campaign_by_class({}, l)}
          rows={breakdown.classes}
          labels={CLASS_LABELS}
          hrefFor={value => facetHref(path, 'supplierClass', value)}
        />
      </div>
    </Card>
  )
}

type FacetProps<T extends string | number> = {
  title: string
  rows: Rated<T>[]
  labels: Record<T, Label>
  hrefFor: (value: T) => string
}

function Facet<T extends string | number>({ title, rows, labels, hrefFor }: FacetProps<T>) {
  const l = useLocale()
  return (
    <div className="relative min-w-0 overflow-x-auto">
      <h3 className="mb-1 text-sm font-medium text-soft">{title}</h3>
      <Bars
        title={title}
        labelHeading={title}
        valueHeading={m.campaign_rate({}, l)}
        rows={rows.map(({ value, rate }) => ({
          key: String(value),
          label: labels[value]({}, l),
          value: rate.percent,
          text: formatRate(rate.replied, rate.expected, l.locale),
          href: hrefFor(value),
        }))}
      />
    </div>
  )
}

function Days({ days }: Pick<Breakdown, 'days'>) {
  const l = useLocale()
  const [first, last] = [days[0], days.at(-1)]
  if (!first || !last || days.length < 2) return null
  const total = days.reduce((sum, { replied }) => sum + replied, 0)
  const label = (day: string) => formatDate(new Date(`${day}T04:00:00Z`), l.locale)
  return (
    <span className="flex flex-wrap items-center gap-3 text-sm text-soft">
      {m.campaign_by_day({}, l)}
      <Spark
        title={m.campaign_by_day({}, l)}
        points={days.map(({ day, replied }) => ({ label: label(day), value: replied }))}
        max={Math.max(...days.map(({ replied }) => replied))}
      />
      {m.campaign_by_day_note(
        { count: formatNumber(total, l.locale), from: label(first.day), to: label(last.day) },
        l,
      )}
    </span>
  )
}

function facetHref<K extends FacetKey>(path: string, key: K, value: PopulationSearch[K]) {
  return `${populationHref(path, { [key]: value })}#list`
}
