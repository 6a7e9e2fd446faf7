import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Label } from '../labels.ts'
import { isImportField, type ContactPart, type FactField, type ImportField } from './fields.ts'
import type { ImportState, RowAction, RowDecision } from './import-state.ts'
import type { ImportRefusal } from './refusal.ts'
import {
  MAX_IMPORT_COLUMNS,
  MAX_IMPORT_MEGABYTES,
  MAX_IMPORT_ROWS,
  type FileRefusal,
} from './upload-limits.ts'
import { VOCABULARIES, type WordField } from './vocabularies.ts'

const FACT_LABELS: Record<FactField, Label> = {
  code: m.import_field_code,
  nameZh: m.import_field_name_zh,
  nameEn: m.import_field_name_en,
  creditCode: m.import_field_credit_code,
  region: m.import_field_region,
  province: m.import_field_province,
  category: m.import_field_category,
  supplierClass: m.import_field_class,
  status: m.import_field_status,
  statusSince: m.import_field_status_since,
  statusReason: m.import_field_status_reason,
  isStrategic: m.import_field_strategic,
  isSmallFirm: m.import_field_small,
  headcount: m.import_field_headcount,
  spendBand: m.import_field_spend,
  sites: m.import_field_sites,
  owner: m.import_field_owner,
  ownerEmail: m.import_field_owner_email,
  notes: m.import_field_notes,
}

type NumberedLabel = (params: { number: string }, l: LocaleOption) => string

const CONTACT_LABELS: Record<ContactPart, NumberedLabel> = {
  Name: m.import_field_contact_name,
  Email: m.import_field_contact_email,
  Locale: m.import_field_contact_locale,
  Roles: m.import_field_contact_roles,
}
const CONTACT_FIELD = /^contact(\d)(Name|Email|Locale|Roles)$/

/** The title of a column that holds the field. */
export function fieldLabel(field: ImportField, l: LocaleOption): string {
  const [, number = '', part] = CONTACT_FIELD.exec(field) ?? []
  if (part) return CONTACT_LABELS[part as ContactPart]({ number }, l)
  return FACT_LABELS[field as FactField]({}, l)
}

/** The same for what a change or a problem names, which may be no column: the new contacts, the whole row. */
export function subjectLabel(field: string | null, l: LocaleOption): string {
  if (field === 'contacts') return m.import_field_contacts({}, l)
  return field !== null && isImportField(field) ? fieldLabel(field, l) : m.import_row_whole({}, l)
}

/** A stored value in words. */
export function valueLabel(field: string, value: string, l: LocaleOption): string {
  if (field === 'isStrategic' || field === 'isSmallFirm')
    return value === 'true' ? m.import_yes({}, l) : m.import_no({}, l)
  return labelsOf(field, l).find(([each]) => each === value)?.[1] ?? value
}

/** The words that a column may hold, in the reader's language; null for free text. */
export function wordsFor(field: string, l: LocaleOption): string[] | null {
  const labels = labelsOf(field, l)
  return labels.length > 0 ? labels.map(([, label]) => label) : null
}

function labelsOf(field: string, l: LocaleOption): [string, string][] {
  const vocabulary = vocabularyOf(field)
  return vocabulary ? VOCABULARIES[vocabulary].map(({ value, label }) => [value, label({}, l)]) : []
}

/** Each contact has its own language and roles. */
function vocabularyOf(field: string): WordField | null {
  if (field.endsWith('Locale')) return 'locale'
  if (field.endsWith('Roles')) return 'role'
  return Object.hasOwn(VOCABULARIES, field) ? (field as WordField) : null
}

export const STATE_LABELS: Record<ImportState, Label> = {
  reading: m.import_state_reading,
  mapped: m.import_state_mapped,
  checking: m.import_state_checking,
  checked: m.import_state_checked,
  applying: m.import_state_applying,
  applied: m.import_state_applied,
  discarded: m.import_state_discarded,
  failed: m.import_state_failed,
}

/** What rows would do, for the counts and the filter above the rows. */
export const ACTION_LABELS: Record<Exclude<RowAction, 'unchecked'>, Label> = {
  create: m.import_count_create,
  update: m.import_count_update,
  unchanged: m.import_count_unchanged,
  duplicate: m.import_count_duplicate,
  problem: m.import_count_problem,
}

/** The same once it is done. */
export const DONE_LABELS: typeof ACTION_LABELS = {
  ...ACTION_LABELS,
  create: m.import_done_create,
  update: m.import_done_update,
}

export const DECISION_LABELS: Record<RowDecision, Label> = {
  same: m.import_decide_same,
  other: m.import_decide_other,
  skip: m.import_decide_skip,
}

const FILE_REFUSAL_TEXTS: Record<
  FileRefusal,
  (params: Record<'megabytes' | 'rows' | 'columns', string>, l: LocaleOption) => string
> = {
  'no-file': (_, l) => m.import_file_no_file({}, l),
  'empty-file': (_, l) => m.import_file_empty_file({}, l),
  'file-too-large': m.import_file_file_too_large,
  'old-excel': (_, l) => m.import_file_old_excel({}, l),
  encrypted: (_, l) => m.import_file_encrypted({}, l),
  'not-a-table': (_, l) => m.import_file_not_a_table({}, l),
  'broken-workbook': (_, l) => m.import_file_broken_workbook({}, l),
  'too-much-inside': (_, l) => m.import_file_too_much_inside({}, l),
  'no-rows': (_, l) => m.import_file_no_rows({}, l),
  'too-many-rows': m.import_file_too_many_rows,
  'too-many-columns': m.import_file_too_many_columns,
  'not-received': (_, l) => m.import_file_not_received({}, l),
}

/** Why a file is not taken, and what to do about it. */
export function fileRefusalText(refusal: FileRefusal, l: LocaleOption) {
  const params = {
    megabytes: String(MAX_IMPORT_MEGABYTES),
    rows: MAX_IMPORT_ROWS.toLocaleString(l.locale),
    columns: String(MAX_IMPORT_COLUMNS),
  }
  return FILE_REFUSAL_TEXTS[refusal](params, l)
}

export function refusalText(refusal: ImportRefusal, l: LocaleOption) {
  switch (refusal.code) {
    case 'has-problems':
      return m.import_refused_problems({ count: String(refusal.count) }, l)
    case 'has-open-duplicates':
      return m.import_refused_open({ count: String(refusal.count) }, l)
    case 'nothing-to-do':
      return m.import_refused_nothing({}, l)
    default:
      return m.import_refused_not_now({}, l)
  }
}
