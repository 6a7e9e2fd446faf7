import { writeXlsx } from 'hucre/xlsx'
import type { Locale } from '#app/i18n/locale.ts'
import { fieldLabel } from '#app/suppliers/import/labels.ts'
import type { ImportField } from '#app/suppliers/import/fields.ts'
import {
  CATEGORY_LABELS,
  CLASS_LABELS,
  LOCALE_LABELS,
  REGION_LABELS,
  SPEND_LABELS,
  SUPPLIER_ROLE_LABELS,
} from '#app/suppliers/labels.ts'
import type { SpendBand, SupplierCategory, SupplierClass, SupplierRegion } from '#app/suppliers/vocabulary.ts'

/** A supplier as a buyer's spreadsheet lists it, with the one person there who answers for it. */
export type ListedSupplier = {
  code: string
  nameZh: string
  nameEn: string
  region: SupplierRegion
  province: string
  category: SupplierCategory
  supplierClass: SupplierClass
  spendBand: SpendBand
  siteCodes: string[]
  email: string
  locale: Locale
}

/** The workbook that somebody would fill in from the template of that language. */
export async function supplierWorkbook(suppliers: readonly ListedSupplier[], locale: Locale) {
  const titles = Object.keys(COLUMNS).map(field => fieldLabel(field as ImportField, { locale }))
  const rows = suppliers.map(supplier => Object.values(COLUMNS).map(cell => cell(supplier, { locale })))
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Suppliers', rows: [titles, ...rows] }] }))
}

type Cell = (supplier: ListedSupplier, l: { locale: Locale }) => string

const COLUMNS = {
  code: ({ code }) => code,
  nameZh: ({ nameZh }) => nameZh,
  nameEn: ({ nameEn }) => nameEn,
  region: ({ region }, l) => REGION_LABELS[region]({}, l),
  province: ({ province }) => province,
  category: ({ category }, l) => CATEGORY_LABELS[category]({}, l),
  supplierClass: ({ supplierClass }, l) => CLASS_LABELS[supplierClass]({}, l),
  spendBand: ({ spendBand }, l) => SPEND_LABELS[spendBand]({}, l),
  sites: ({ siteCodes }) => siteCodes.join('; '),
  contact1Name: ({ nameEn }) => `Contact of ${nameEn}`,
  contact1Email: ({ email }) => email,
  contact1Locale: ({ locale }, l) => LOCALE_LABELS[locale]({}, l),
  contact1Roles: (_, l) => SUPPLIER_ROLE_LABELS.owner({}, l),
} as const satisfies Partial<Record<ImportField, Cell>>
