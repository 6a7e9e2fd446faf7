import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LocalizedField, LocalizedItem } from '#app/questionnaires/localize.ts'
import { isRecord } from '#app/questionnaires/raw-input.ts'

type Options = readonly { value: string; label: string }[]
type Plain = { type: string; options?: Options; unit?: string | undefined }

/** An answer's values as text, one field a line; the label stands before the value where an item has several fields. */
export function answerWords(
  { fields }: Pick<LocalizedItem, 'fields'>,
  values: Record<string, unknown>,
  l: LocaleOption,
): string {
  const isSingle = fields.length === 1
  return fields
    .map(field => ({ label: field.label, text: fieldWords(field, values[field.id], l) }))
    .filter(({ text }) => text !== '')
    .map(({ label, text }) => (isSingle ? text : m.checklist_missing_in({ label, text }, l)))
    .join('\n')
}

function fieldWords(field: LocalizedField, value: unknown, l: LocaleOption): string {
  if (field.type === 'certificate') return certificatesWords(field, value, l)
  if (field.type === 'rows') return rowsWords(field, value, l)
  return plainWords(field.type === 'derived' ? field.as : field, value, l)
}

function plainWords({ options, unit }: Plain, value: unknown, l: LocaleOption): string {
  if (options) return labelOf(options, value)
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (!unit || text === '') return text
  const worded = text === '1' ? m.checklist_value_one : m.checklist_value_with_unit
  return worded({ value: text, unit }, l)
}

function certificatesWords(
  field: Extract<LocalizedField, { type: 'certificate' }>,
  value: unknown,
  l: LocaleOption,
) {
  const { status, certificates } = isRecord(value) ? value : {}
  const records = Array.isArray(certificates) ? certificates.filter(isRecord) : []
  const lines = records.map(record => certificateWords(record, field.certificateTypes ?? [], l))
  return [labelOf(field.statuses, status), ...lines].filter(line => line !== '').join('\n')
}

function certificateWords(record: Record<string, unknown>, types: Options, l: LocaleOption) {
  const from = typeof record.validFrom === 'string' ? record.validFrom : '…'
  const to = record.noExpiry ? m.checklist_certificate_no_expiry({}, l) : (record.validTo ?? '…')
  const validity = m.checklist_certificate_validity({ from, to: String(to) }, l)
  return [labelOf(types, record.type), record.number, record.issuer, record.scope, record.site, validity]
    .filter(part => typeof part === 'string' && part !== '')
    .join(' · ')
}

function rowsWords(field: Extract<LocalizedField, { type: 'rows' }>, value: unknown, l: LocaleOption) {
  const rows = Array.isArray(value) ? value.filter(isRecord) : []
  return rows
    .map(row =>
      field.columns
        .map(column => ({ label: column.label, text: plainWords(column, row[column.id], l) }))
        .filter(({ text }) => text !== '')
        .map(cell => m.checklist_missing_in(cell, l))
        .join(m.checklist_list_separator({}, l)),
    )
    .join('\n')
}

function labelOf(options: Options, value: unknown) {
  return options.find(option => option.value === value)?.label ?? ''
}
