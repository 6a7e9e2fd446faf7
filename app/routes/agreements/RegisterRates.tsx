import { registerHref } from '#app/agreements/signing/register-search.ts'
import type { RegisterDimension } from '#app/agreements/signing/register-counts.ts'
import type { RateOfGroup } from '#app/agreements/signing/register-queries.server.ts'
import { formatNumber, formatRate } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS } from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SUPPLIER_CATEGORIES, SUPPLIER_CLASSES, SUPPLIER_REGIONS } from '#app/suppliers/vocabulary.ts'
import type { SupplierFilter } from '#app/suppliers/supplier-search.ts'
import { RateBars, type RateRow } from '#app/ui/charts/RateBars.tsx'
import { Card } from '#app/ui/Page.tsx'
import type { RegisterData } from './route.tsx'

const TITLES = {
  category: m.supplier_category,
  region: m.supplier_region,
  class: m.supplier_class,
  site: m.supplier_sites,
} as const

/** The signing rate by category, region, class and site; every figure leads to its suppliers. */
export function RegisterRates({ page }: { page: RegisterData }) {
  const l = useLocale()
  const headings = {
    label: m.signing_group({}, l),
    rate: m.signing_rate({}, l),
    rest: m.signing_standing_overdue({}, l),
  }
  return (
    <div className="grid gap-5 lg:grid-cols-2">
      {(page.register?.rates ?? [])
        .filter(({ groups }) => groups.length > 0)
        .map(({ by, groups }) => (
          <Card key={by} title={TITLES[by]({}, l)}>
            <RateBars
              title={TITLES[by]({}, l)}
              headings={headings}
              rows={groups.flatMap(group => rowOf(page, by, group, l) ?? [])}
            />
          </Card>
        ))}
    </div>
  )
}

function rowOf(
  page: RegisterData,
  by: RegisterDimension,
  group: RateOfGroup,
  l: LocaleOption,
): RateRow | null {
  const { search, today } = page
  const named = groupOf(page, by, group.key, l)
  if (!named) return null
  const hrefOf = (standing: 'bound' | 'overdue' | null) =>
    registerHref('/agreements', search, today, { standing, filter: named.filter })
  const { asked, bound, overdue } = group
  return {
    key: group.key,
    label: named.label,
    href: hrefOf(null),
    percent: asked === 0 ? null : (100 * bound) / asked,
    text: formatRate(bound, asked, l.locale),
    textHref: hrefOf('bound'),
    rest:
      overdue > 0
        ? {
            text: m.signing_overdue_count({ count: formatNumber(overdue, l.locale) }, l),
            href: hrefOf('overdue'),
          }
        : null,
  }
}

function groupOf(
  page: RegisterData,
  by: RegisterDimension,
  key: string,
  l: LocaleOption,
): { label: string; filter: Partial<SupplierFilter> } | null {
  if (by === 'site') {
    const site = page.sites.find(({ id }) => id === key)
    return site ? { label: nameFor(site, l), filter: { siteId: key } } : null
  }
  if (by === 'class') {
    const supplierClass = SUPPLIER_CLASSES.find(each => String(each) === key)
    return supplierClass ? { label: CLASS_LABELS[supplierClass]({}, l), filter: { supplierClass } } : null
  }
  if (by === 'region') {
    const region = SUPPLIER_REGIONS.find(each => each === key)
    return region ? { label: REGION_LABELS[region]({}, l), filter: { region } } : null
  }
  const category = SUPPLIER_CATEGORIES.find(each => each === key)
  return category ? { label: CATEGORY_LABELS[category]({}, l), filter: { category } } : null
}
