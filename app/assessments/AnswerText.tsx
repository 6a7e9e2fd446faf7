import type { ReactNode } from 'react'
import { useLocale, type LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { LocalizedField, LocalizedItem } from '#app/questionnaires/localize.ts'
import { isRecord } from '#app/questionnaires/raw-input.ts'

export type ShownAnswer = {
  values: Record<string, unknown>
  notApplicable?: { reason: string } | null | undefined
  declined?: { reason: string } | null | undefined
}

/** An answer as text: every field with its label, papers and rows one by one; says so when nothing is there. */
export function AnswerText({
  item,
  answer,
}: {
  item: Pick<LocalizedItem, 'fields'>
  answer: ShownAnswer | null
}) {
  const l = useLocale()
  if (answer?.notApplicable)
    return <Reasoned label={m.checklist_not_applicable({}, l)} reason={answer.notApplicable.reason} />
  if (answer?.declined)
    return <Reasoned label={m.checklist_declined({}, l)} reason={answer.declined.reason} />
  const given = item.fields.filter(field => !isBlank(answer?.values[field.id]))
  if (given.length === 0) return <p className="text-soft">{m.checklist_no_answer({}, l)}</p>
  return (
    <dl className="flex flex-col gap-2">
      {given.map(field => (
        <div key={field.id}>
          <dt className="text-sm text-soft">{field.label}</dt>
          <dd className="break-words whitespace-pre-line">
            <FieldText field={field} value={answer?.values[field.id]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Reasoned({ label, reason }: { label: string; reason: string }) {
  return (
    <div>
      <p className="font-medium">{label}</p>
      {reason && <p className="break-words whitespace-pre-line">{reason}</p>}
    </div>
  )
}

/** The value of one field in words. */
export function FieldText({ field, value }: { field: LocalizedField; value: unknown }): ReactNode {
  const l = useLocale()
  if (field.type === 'certificate') return <CertificatesText field={field} value={value} />
  if (field.type === 'rows') return <RowsText field={field} value={value} />
  return plainText(field.type === 'derived' ? field.as : field, value, l)
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

function CertificatesText({
  field,
  value,
}: {
  field: Extract<LocalizedField, { type: 'certificate' }>
  value: unknown
}) {
  const l = useLocale()
  const { status, certificates } = isRecord(value) ? value : {}
  const records = Array.isArray(certificates) ? certificates.filter(isRecord) : []
  return (
    <>
      {labelOf(field.statuses, status)}
      {records.length > 0 && (
        <ul className="mt-1 list-disc pl-5 text-sm">
          {records.map((record, index) => (
            <li key={index}>{certificateText(record, field.certificateTypes ?? [], l)}</li>
          ))}
        </ul>
      )}
    </>
  )
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

function RowsText({ field, value }: { field: Extract<LocalizedField, { type: 'rows' }>; value: unknown }) {
  const l = useLocale()
  const rows = Array.isArray(value) ? value.filter(isRecord) : []
  return (
    <ul className="list-disc pl-5">
      {rows.map((row, index) => (
        <li key={index}>
          {field.columns
            .filter(column => !isBlank(row[column.id]))
            .map(column =>
              m.checklist_missing_in({ label: column.label, text: plainText(column, row[column.id], l) }, l),
            )
            .join(m.checklist_list_separator({}, l))}
        </li>
      ))}
    </ul>
  )
}

function labelOf(options: Options, value: unknown) {
  return options.find(option => option.value === value)?.label ?? ''
}

function isBlank(value: unknown) {
  return value === undefined || value === null || value === ''
}
