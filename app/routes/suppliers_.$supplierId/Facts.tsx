import { formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import {
  CATEGORY_LABELS,
  CLASS_LABELS,
  numberLabel,
  provinceLabel,
  REGION_LABELS,
  SPEND_LABELS,
} from '#app/suppliers/labels.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { placeName } from '#app/suppliers/place-names.ts'
import type { SupplierDetails } from '#app/suppliers/supplier-form.ts'
import { Card } from '#app/ui/Page.tsx'
import { Definitions } from '#app/ui/Table.tsx'

type Props = {
  supplier: SupplierDetails
  ownerName: string | null
  sites: { id: string; nameZh: string; nameEn: string; closedAt: Date | null }[]
}

/** What the register holds about the supplier. */
export function Facts({ supplier, ownerName, sites }: Props) {
  const l = useLocale()
  const { region, headcount, spendBand, notes } = supplier
  const siteNames = sites.map(site => {
    const name = nameFor(site, l)
    return site.closedAt ? m.supplier_site_closed({ name }, l) : name
  })
  return (
    <Card title={m.supplier_facts({}, l)}>
      <Definitions
        items={[
          { term: m.supplier_name_zh({}, l), value: supplier.nameZh },
          { term: m.supplier_name_en({}, l), value: supplier.nameEn },
          { term: numberLabel(region, l), value: supplier.creditCode ?? '–' },
          { term: m.supplier_region({}, l), value: REGION_LABELS[region]({}, l) },
          { term: provinceLabel(region, l), value: placeName(supplier.province, l.locale) },
          { term: m.supplier_category({}, l), value: CATEGORY_LABELS[supplier.category]({}, l) },
          { term: m.supplier_class({}, l), value: CLASS_LABELS[supplier.supplierClass]({}, l) },
          { term: m.supplier_spend({}, l), value: spendBand ? SPEND_LABELS[spendBand]({}, l) : '–' },
          {
            term: m.supplier_headcount({}, l),
            value: headcount === null ? '–' : formatNumber(headcount, l.locale),
          },
          {
            term: m.supplier_sites({}, l),
            value: siteNames.length > 0 ? siteNames.join(l.locale === 'zh-CN' ? '、' : ', ') : '–',
          },
          { term: m.supplier_owner({}, l), value: ownerName ?? m.supplier_owner_none({}, l) },
        ]}
      />
      {notes && (
        <div className="mt-3 border-t border-line pt-3">
          <h3 className="text-soft">{m.supplier_notes({}, l)}</h3>
          <p className="mt-1 break-words whitespace-pre-wrap">{notes}</p>
        </div>
      )}
    </Card>
  )
}
