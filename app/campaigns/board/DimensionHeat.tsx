import { Link } from '@remix-run/react'
import { formatNumber, formatScore } from '#app/i18n/format.ts'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS } from '#app/suppliers/labels.ts'
import { SUPPLIER_CATEGORIES, SUPPLIER_CLASSES, SUPPLIER_REGIONS } from '#app/suppliers/vocabulary.ts'
import { HeatMap, type HeatMapCell } from '#app/ui/charts/HeatMap.tsx'
import type { GradeBasis } from '../population-search.ts'
import { boardHref } from './BoardFrame.tsx'
import { DIMENSION_GROUPS, type DimensionGroup } from './dimension-group.ts'
import { DIMENSION_GROUP_LABELS } from './labels.ts'
import { resultsHref, type ResultSearch } from './result-search.ts'

type Cells = Record<string, { mean: number; results: number }>
type Props = {
  campaignId: string
  basis: GradeBasis
  group: DimensionGroup
  dimensions: { code: string; title: string }[]
  heat: { all: Cells; rows: { group: string; cells: Cells }[] }
}

/** Where which suppliers are weak: mean score by group and dimension, each cell leading to its suppliers. */
export function DimensionHeat(props: Props) {
  const { campaignId, basis, group, dimensions, heat } = props
  const l = useLocale()
  const rowOf = (key: string, label: string, cells: Cells, search: Partial<ResultSearch>) => ({
    key,
    label,
    isTotal: key === '',
    cells: dimensions.map(({ code, title }): HeatMapCell | null => {
      const cell = cells[code]
      if (!cell) return null
      const results = formatNumber(cell.results, l.locale)
      const mean = formatScore(cell.mean)
      return {
        key: code,
        value: cell.mean,
        text: mean,
        note: results,
        label: m.board_heat_cell({ group: label, dimension: title, mean, count: results }, l),
        href: resultsHref(campaignId, { basis, dimension: code, ...search }),
      }
    }),
  })
  return (
    <>
      <p className="mb-3 text-sm text-soft">{m.board_heat_note({}, l)}</p>
      <GroupSwitch {...props} />
      <HeatMap
        title={m.board_heat({}, l)}
        legend={m.board_heat_legend({}, l)}
        rowHeading={DIMENSION_GROUP_LABELS[group]({}, l)}
        columns={dimensions.map(({ code, title }) => ({ key: code, label: title }))}
        rows={[
          rowOf('', m.board_all({}, l), heat.all, {}),
          ...heat.rows.map(row =>
            rowOf(row.group, groupLabel(group, row.group, l), row.cells, searchOf(group, row.group)),
          ),
        ]}
      />
    </>
  )
}

function GroupSwitch({ campaignId, basis, group }: Props) {
  const l = useLocale()
  const href = boardHref(campaignId, 'dimensions', basis)
  return (
    <nav aria-label={m.board_heat_by({}, l)} className="mb-3 flex flex-wrap gap-x-4 text-sm no-print">
      {DIMENSION_GROUPS.map(each => (
        <Link
          key={each}
          to={`${href}${href.includes('?') ? '&' : '?'}by=${each}`}
          aria-current={each === group ? 'true' : undefined}
          preventScrollReset
          className="inline-flex min-h-8 items-center text-accent hover:underline aria-[current]:font-semibold aria-[current]:text-ink"
        >
          {DIMENSION_GROUP_LABELS[each]({}, l)}
        </Link>
      ))}
    </nav>
  )
}

/** What a row of the heat map is called. */
export function groupLabel(group: DimensionGroup, value: string, l: LocaleOption) {
  const { category, region, supplierClass } = searchOf(group, value)
  if (category) return CATEGORY_LABELS[category]({}, l)
  if (region) return REGION_LABELS[region]({}, l)
  return supplierClass ? CLASS_LABELS[supplierClass]({}, l) : value
}

function searchOf(group: DimensionGroup, value: string): Partial<ResultSearch> {
  switch (group) {
    case 'category':
      return { category: SUPPLIER_CATEGORIES.find(each => each === value) ?? null }
    case 'region':
      return { region: SUPPLIER_REGIONS.find(each => each === value) ?? null }
    case 'class':
      return { supplierClass: SUPPLIER_CLASSES.find(each => String(each) === value) ?? null }
  }
}
