import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CATEGORY_LABELS, CLASS_LABELS, REGION_LABELS, SPEND_LABELS } from '#app/suppliers/labels.ts'
import type { SpendBand, SupplierCategory, SupplierClass, SupplierRegion } from '#app/suppliers/vocabulary.ts'

/** Null where a row is about no supplier. */
type Named = { code: string | null; nameZh: string | null; nameEn: string | null }
type Frozen = {
  category: SupplierCategory
  region: SupplierRegion
  supplierClass: SupplierClass
  spendBand: SpendBand | null
}

/** Who: first in every table about suppliers. Both names, because a file travels further than its reader. */
export const namedColumns = [
  { header: m.supplier_code, width: 14, value: ({ code }: Named) => code },
  { header: m.supplier_name_zh, width: 36, value: ({ nameZh }: Named) => nameZh },
  { header: m.supplier_name_en, width: 36, value: ({ nameEn }: Named) => nameEn },
]

/** What the supplier was when its round opened. */
export const frozenColumns = [
  {
    header: m.supplier_category,
    value: ({ assessment }: { assessment: Frozen }, l: LocaleOption) =>
      CATEGORY_LABELS[assessment.category]({}, l),
  },
  {
    header: m.supplier_region,
    value: ({ assessment }: { assessment: Frozen }, l: LocaleOption) =>
      REGION_LABELS[assessment.region]({}, l),
  },
  {
    header: m.supplier_class,
    width: 12,
    value: ({ assessment }: { assessment: Frozen }, l: LocaleOption) =>
      CLASS_LABELS[assessment.supplierClass]({}, l),
  },
  {
    header: m.supplier_spend,
    value: ({ assessment }: { assessment: Frozen }, l: LocaleOption) =>
      assessment.spendBand && SPEND_LABELS[assessment.spendBand]({}, l),
  },
]
