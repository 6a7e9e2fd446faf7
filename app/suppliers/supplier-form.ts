import type { FormErrors, FormRules, FormValues } from '#app/http/form-rules.ts'
import { SUPPLIER_ROLES } from '#app/accounts/roles.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import { REASON_MAX_LENGTH } from './status-form.ts'
import { isCreditCode, normalizeCreditCode } from './credit-code.ts'
import {
  SPEND_BANDS,
  SUPPLIER_CATEGORIES,
  SUPPLIER_CLASSES,
  SUPPLIER_REGIONS,
  SUPPLIER_STATUSES,
  type SpendBand,
  type SupplierCategory,
  type SupplierClass,
  type SupplierRegion,
  type SupplierStatus,
} from './vocabulary.ts'

const CLASS_OPTIONS = ['1', '2', '3'] as const
const NOTES_MAX_LENGTH = 4000

export const SupplierForm = {
  code: { kind: 'text', required: true, maxLength: 40 },
  nameZh: { kind: 'text', maxLength: 120 },
  nameEn: { kind: 'text', maxLength: 160 },
  creditCode: { kind: 'text', maxLength: 40 },
  region: { kind: 'option', required: true, options: SUPPLIER_REGIONS },
  province: { kind: 'text', required: true, maxLength: 60 },
  category: { kind: 'option', required: true, options: SUPPLIER_CATEGORIES },
  supplierClass: { kind: 'option', required: true, options: CLASS_OPTIONS },
  status: { kind: 'option', required: true, options: SUPPLIER_STATUSES },
  headcount: { kind: 'number', integer: true, min: 0, max: 2_000_000 },
  spendBand: { kind: 'option', options: SPEND_BANDS },
  isStrategic: { kind: 'flag' },
  isSmallFirm: { kind: 'flag' },
  ownerId: { kind: 'text', maxLength: 40 },
  notes: { kind: 'text', maxLength: NOTES_MAX_LENGTH },
} as const satisfies FormRules

export type SupplierFormValues = FormValues<typeof SupplierForm>

/** The form of what can be changed at any time, with the sites and the buyer's people there are to choose from. */
export function supplierDetailsForm({ sites, owners }: SupplierChoices) {
  const { status: _, ...rules } = SupplierForm
  return {
    ...rules,
    ownerId: { kind: 'option', options: owners.map(one => one.id) },
    siteIds: { kind: 'options', options: sites.map(one => one.id) },
  } as const satisfies FormRules
}

/** A new supplier comes with its first status; since when and why is needed for one that is set back. */
export function newSupplierForm(choices: SupplierChoices) {
  return {
    ...supplierDetailsForm(choices),
    status: SupplierForm.status,
    statusSince: { kind: 'date' },
    statusReason: { kind: 'text', maxLength: REASON_MAX_LENGTH },
  } as const satisfies FormRules
}

/**
 * A known one changes its status in a step of its own. `seenAt`: when the record that the editor was shown had
 * last changed, in milliseconds since 1970.
 */
export function editSupplierForm(choices: SupplierChoices) {
  const seenAt = { kind: 'number', required: true, integer: true } as const
  return { ...supplierDetailsForm(choices), seenAt } as const satisfies FormRules
}

/** What a form can only offer once it knows the installation. */
export type SupplierChoices = {
  sites: readonly { id: string; code: string; nameZh: string; nameEn: string }[]
  owners: readonly { id: string; name: string }[]
}

/** What a buyer may enter about a supplier; the sites it serves are kept apart. */
export type SupplierFacts = {
  code: string
  nameZh: string
  nameEn: string
  creditCode: string | null
  region: SupplierRegion
  province: string
  category: SupplierCategory
  supplierClass: SupplierClass
  status: SupplierStatus
  headcount: number | null
  spendBand: SpendBand | null
  isStrategic: boolean
  isSmallFirm: boolean
  /** The buyer's person who keeps the relationship. */
  ownerId: string | null
  notes: string
}

/** What the edit form changes. */
export type SupplierDetails = Omit<SupplierFacts, 'status'>

type Read<Facts> = { ok: true; facts: Facts } | { ok: false; errors: FormErrors }

/**
 * Rules across fields: one of the two names must be there (the other follows it), and on the mainland the
 * number is a unified social credit code. Elsewhere it is a tax or DUNS number and is taken as typed.
 */
export function readSupplierFacts({ status, ...values }: SupplierFormValues): Read<SupplierFacts> {
  const read = readSupplierDetails(values)
  return read.ok ? { ok: true, facts: { ...read.facts, status } } : read
}

/** The same without the status, for a supplier there is. */
export function readSupplierDetails(values: Omit<SupplierFormValues, 'status'>): Read<SupplierDetails> {
  const errors: FormErrors = {}
  const nameZh = values.nameZh ?? values.nameEn
  const nameEn = values.nameEn ?? values.nameZh
  if (!nameZh || !nameEn) errors.nameZh = { code: 'required' }
  const creditCode = creditCodeOf(values)
  if (creditCode !== null && values.region === 'mainland' && !isCreditCode(creditCode))
    errors.creditCode = { code: 'not-a-credit-code' }
  if (!nameZh || !nameEn || Object.keys(errors).length > 0) return { ok: false, errors }
  const derived = { nameZh, nameEn, creditCode, supplierClass: classOf(values), notes: values.notes ?? '' }
  return { ok: true, facts: { ...values, ...derived } }
}

/** What the search box looks in: code, both names and the credit code, folded as a query is. */
export function searchTextOf(facts: Pick<SupplierFacts, 'code' | 'nameZh' | 'nameEn' | 'creditCode'>) {
  return foldForSearch([facts.code, facts.nameZh, facts.nameEn, facts.creditCode ?? ''].join(' '))
}

/** Full-width and upper-case letters are the same as their plain forms. */
export function foldForSearch(text: string) {
  return text.normalize('NFKC').toLowerCase().trim()
}

function creditCodeOf(values: Pick<SupplierFormValues, 'creditCode' | 'region'>) {
  if (!values.creditCode) return null
  return values.region === 'mainland' ? normalizeCreditCode(values.creditCode) : values.creditCode
}

function classOf(values: Pick<SupplierFormValues, 'supplierClass'>): SupplierClass {
  return SUPPLIER_CLASSES.find(each => String(each) === values.supplierClass) ?? 3
}

/** Inviting a person of a supplier. */
export const ContactForm = {
  name: { kind: 'text', required: true, maxLength: 60 },
  email: { kind: 'email', required: true },
  locale: { kind: 'option', required: true, options: LOCALES },
  roles: { kind: 'options', required: true, options: SUPPLIER_ROLES },
} as const satisfies FormRules

/** A better mail address for a person of a supplier. */
export const AddressForm = { email: { kind: 'email', required: true } } as const satisfies FormRules
