import type { SupplierRole } from '#app/accounts/roles.ts'
import type { PersonState } from '#app/accounts/person-state.ts'
import type { Locale } from '#app/i18n/locale.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type {
  SpendBand,
  SupplierCategory,
  SupplierClass,
  SupplierRegion,
  SupplierStatus,
} from './vocabulary.ts'

export type Label = (params: Record<string, never>, l: LocaleOption) => string

export const CATEGORY_LABELS: Record<SupplierCategory, Label> = {
  'raw-material': m.category_raw_material,
  'outsourced-processing': m.category_outsourced_processing,
  packaging: m.category_packaging,
  'purchased-parts': m.category_purchased_parts,
  logistics: m.category_logistics,
  service: m.category_service,
  'waste-contractor': m.category_waste_contractor,
}

export const REGION_LABELS: Record<SupplierRegion, Label> = {
  mainland: m.region_mainland,
  'hk-macau-taiwan': m.region_hk_macau_taiwan,
  overseas: m.region_overseas,
}

export const CLASS_LABELS: Record<SupplierClass, Label> = { 1: m.class_1, 2: m.class_2, 3: m.class_3 }

export const STATUS_LABELS: Record<SupplierStatus, Label> = {
  prospective: m.status_prospective,
  qualified: m.status_qualified,
  suspended: m.status_suspended,
  disqualified: m.status_disqualified,
}

export const SPEND_LABELS: Record<SpendBand, Label> = {
  'under-1m': m.spend_under_1m,
  '1m-5m': m.spend_1m_5m,
  '5m-20m': m.spend_5m_20m,
  'over-20m': m.spend_over_20m,
}

/** What a supplier's number is called where it is registered. */
export function numberLabel(region: SupplierRegion, l: LocaleOption) {
  return region === 'mainland' ? m.supplier_credit_code({}, l) : m.supplier_tax_number({}, l)
}

/** Where within the region: a province on the mainland, a country or territory elsewhere. */
export function provinceLabel(region: SupplierRegion, l: LocaleOption) {
  return region === 'mainland' ? m.supplier_province_mainland({}, l) : m.supplier_country({}, l)
}

export const SUPPLIER_ROLE_LABELS: Record<SupplierRole, Label> = {
  owner: m.supplier_role_owner_short,
  signatory: m.supplier_role_signatory_short,
  contributor: m.supplier_role_contributor_short,
}

export const ROLE_EXPLANATIONS: Record<SupplierRole, Label> = {
  owner: m.supplier_role_owner,
  signatory: m.supplier_role_signatory,
  contributor: m.supplier_role_contributor,
}

/** Languages by their own names. */
export const LOCALE_LABELS: Record<Locale, Label> = {
  'zh-CN': m.supplier_locale_zh,
  en: m.supplier_locale_en,
}

export const PERSON_STATE_LABELS: Record<PersonState, Label> = {
  active: m.supplier_person_active,
  invited: m.supplier_person_invited,
  'invitation-expired': m.supplier_person_expired,
  disabled: m.supplier_person_disabled,
}

/** Options of a select field, in the vocabulary's order. */
export function optionsOf<T extends string | number>(
  values: readonly T[],
  labels: Record<T, Label>,
  l: LocaleOption,
) {
  return values.map(value => ({ value: String(value), label: labels[value]({}, l) }))
}
