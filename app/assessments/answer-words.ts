import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LocalizedField, LocalizedItem } from '#app/questionnaires/localize.ts'
import { isRecord } from '#app/questionnaires/raw-input.ts'

export type ShownAnswer = {
  values: Record<string, unknown>
  notApplicable?: { reason: string } | null | undefined
  declined?: { reason: string } | null | undefined
}

/** One part of an answer in words. `id`: of its field, empty for a claim. `records`: papers or rows one by one. */
export type AnswerWords = { id: string; label: string; text: string; records: string[] }

/** An answer in words, field by field; empty when nothing was answered. */
export function wordsOf(
  item: Pick<LocalizedItem, 'fields'>,
  answer: ShownAnswer | null,
  l: LocaleOption,
): AnswerWords[] {
  if (answer?.notApplicable) return [claim(m.checklist_not_applicable({}, l), answer.notApplicable)]
  if (answer?.declined) return [claim(m.checklist_declined({}, l), answer.declined)]
  return item.fields
    .filter(field => !isBlank(answer?.values[field.id]))
    .map(field => ({ id: field.id, label: field.label, ...wordsOfField(field, answer?.values[field.id], l) }))
}

function claim(label: string, { reason }: { reason: string }): AnswerWords {
  return { id: '', label, text: reason, records: [] }
}

/** The value of one field in words. */
export function wordsOfField(field: LocalizedField, value: unknown, l: LocaleOption) {
  if (field.type === 'certificate') return certificates(field, value, l)
  if (field.type === 'rows') return { text: '', records: rows(field, value, l) }
  return { text: plainText(field.type === 'derived' ? field.as : field, value, l), records: [] }
}

type Options = readonly { value: string; label: string }[]
type Plain = { type: string; options?: Options; unit?: string | undefined }

function plainText({ options, unit }: Plain, value: unknown, l: LocaleOption): string {
  if (options) return labelOf(options, value)
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  if (!unit || text === '') return text
  // English units are plural words ("cases"), which "1 cases" would misuse.
  const worded = text === '1' ? m.checklist_value_one : m.checklist_value_with_unit
  return worded({ value: text, unit }, l)
}

function certificates(
  field: Extract<LocalizedField, { type: 'certificate' }>,
  value: unknown,
  l: LocaleOption,
) {
  const { status, certificates } = isRecord(value) ? value : {}
  const held = Array.isArray(certificates) ? certificates.filter(isRecord) : []
  const records = held.map(record => certificateText(record, field.certificateTypes ?? [], l))
  return { text: labelOf(field.statuses, status), records }
}

function certificateText(record: Record<string, unknown>, types: Options, l: LocaleOption) {
  const from = typeof record.validFrom === 'string' ? record.validFrom : '…'
  const to = record.noExpiry ? m.checklist_certificate_no_expiry({}, l) : (record.validTo ?? '…')
  const validity = m.checklist_certificate_validity({ from, to: String(to) }, l)
  const parts = [
    labelOf(types, record.type),
    record.number,
    record.issuer,
    record.scope,
    record.site,
    validity,
  ]
  return parts.filter(part => typeof part === 'string' && part !== '').join(' · ')
}

function rows(field: Extract<LocalizedField, { type: 'rows' }>, value: unknown, l: LocaleOption) {
  const given = Array.isArray(value) ? value.filter(isRecord) : []
  return given.map(row =>
    field.columns
      .filter(column => !isBlank(row[column.id]))
      .map(column =>
        m.checklist_missing_in({ label: column.label, text: plainText(column, row[column.id], l) }, l),
      )
      .join(m.checklist_list_separator({}, l)),
  )
}

function labelOf(options: Options, value: unknown) {
  return options.find(option => option.value === value)?.label ?? ''
}

function isBlank(value: unknown) {
  return value === undefined || value === null || value === ''
}
