import { SUPPLIER_ROLES } from '#app/accounts/roles.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import {
  CATEGORY_LABELS,
  CLASS_LABELS,
  LOCALE_LABELS,
  REGION_LABELS,
  SPEND_LABELS,
  STATUS_LABELS,
  SUPPLIER_ROLE_LABELS,
  type Label,
} from '../labels.ts'
import {
  SPEND_BANDS,
  SUPPLIER_CATEGORIES,
  SUPPLIER_CLASSES,
  SUPPLIER_REGIONS,
  SUPPLIER_STATUSES,
} from '../vocabulary.ts'

/** A value as forms post it, and what the portal calls it. */
export type Word = { value: string; label: Label }

/** What the cells of a field may hold, for fields that are no free text. */
export const VOCABULARIES = {
  category: wordsOf(SUPPLIER_CATEGORIES, CATEGORY_LABELS),
  region: wordsOf(SUPPLIER_REGIONS, REGION_LABELS),
  supplierClass: wordsOf(SUPPLIER_CLASSES, CLASS_LABELS),
  status: wordsOf(SUPPLIER_STATUSES, STATUS_LABELS),
  spendBand: wordsOf(SPEND_BANDS, SPEND_LABELS),
  locale: wordsOf(LOCALES, LOCALE_LABELS),
  role: wordsOf(SUPPLIER_ROLES, SUPPLIER_ROLE_LABELS),
} as const

export type WordField = keyof typeof VOCABULARIES

function wordsOf<T extends string | number>(values: readonly T[], labels: Record<T, Label>): Word[] {
  return values.map(value => ({ value: String(value), label: labels[value] }))
}
