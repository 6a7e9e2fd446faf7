import type { CertificateRecord, CertificateValue, RowValue } from './answers.ts'
import type { EntryProblem } from './answer-problem.ts'
import type { AskedField } from './localize.ts'
import { parseDate } from './parse-date.ts'
import { parseText } from './parse-text.ts'
import { parseOption, parseScalar } from './parse-values.ts'
import { refused, type Parsed } from './parsed.ts'
import { isRecord, isTicked, own } from './raw-input.ts'

type CertificateField = Extract<AskedField, { type: 'certificate' }>
type RowsField = Extract<AskedField, { type: 'rows' }>

/** Receives what is wrong with a value and gives the value, null when there is none. */
type Take = <T>(parsed: Parsed<T>, path: string) => T | null

/** Length limits of a certificate's texts, in characters. */
export const CERTIFICATE_TEXT_LENGTHS = { number: 100, issuer: 200, scope: 500, site: 200 } as const
/** How a paper without expiry is written where its last day should stand. */
const NO_EXPIRY_WORDS = ['长期', '长期有效', '永久', '永久有效', '无固定期限', '无固定期']
/** Records beyond this are not read: no field allows so many. */
const MAX_RECORDS_READ = 500

/** A certificate field from raw input. Blank records vanish; papers are kept only where the status needs them. */
export function parseCertificates(
  field: CertificateField,
  raw: unknown,
  problems: EntryProblem[],
): CertificateValue | null {
  const take = taker(field.id, problems)
  if (raw === null || raw === undefined) return null
  if (!isRecord(raw)) return take<CertificateValue>(refused('malformed'), field.id)
  const status = take(parseOption(field.statuses, own(raw, 'status')), `${field.id}.status`)
  if (status !== null && !needsCertificate(field, status)) return { status, certificates: [] }
  const path = `${field.id}.certificates`
  const records = readList(own(raw, 'certificates'), path, take).flatMap(({ entry, path }) => {
    const record = parseCertificate(field, entry, path, take)
    return record ? [record] : []
  })
  if (records.length > field.maxRecords)
    take(refused('too-many-certificates', { max: field.maxRecords }), path)
  const certificates = records.slice(0, field.maxRecords)
  return status === null && certificates.length === 0 ? null : { status, certificates }
}

/** Whether a status claims papers that must be listed. */
export function needsCertificate(field: CertificateField, status: string | null) {
  return field.statuses.some(each => each.value === status && each.needsCertificate)
}

/** A table from raw input; rows without any value vanish, each kept row has every column. */
export function parseRows(
  field: RowsField,
  raw: unknown,
  asOf: string,
  problems: EntryProblem[],
): RowValue[] | null {
  const take = taker(field.id, problems)
  const rows = readList(raw, field.id, take).flatMap(({ entry, path }) => {
    const row: RowValue = {}
    for (const column of field.columns)
      row[column.id] = take(parseScalar(column, own(entry, column.id), asOf), `${path}.${column.id}`)
    reportUnknown(
      entry,
      field.columns.map(column => column.id),
      path,
      take,
    )
    return Object.values(row).every(cell => cell === null) ? [] : [row]
  })
  if (rows.length > field.maxRows) take(refused('too-many-rows', { max: field.maxRows }), field.id)
  return rows.length === 0 ? null : rows.slice(0, field.maxRows)
}

function parseCertificate(
  field: CertificateField,
  raw: Record<string, unknown>,
  path: string,
  take: Take,
): CertificateRecord | null {
  const text = (name: keyof typeof CERTIFICATE_TEXT_LENGTHS) =>
    take(
      parseText(own(raw, name), { multiline: false, maxLength: CERTIFICATE_TEXT_LENGTHS[name] }),
      `${path}.${name}`,
    ) ?? ''
  const validFrom = take(parseDate(own(raw, 'validFrom'), null), `${path}.validFrom`)
  const record: CertificateRecord = {
    type: take(parseOption(field.certificateTypes ?? [], own(raw, 'type')), `${path}.type`),
    number: text('number'),
    issuer: text('issuer'),
    scope: text('scope'),
    site: text('site'),
    validFrom,
    ...parseExpiry(raw, validFrom, path, take),
  }
  reportUnknown(raw, [...Object.keys(record), 'noExpiry'], path, take)
  return isBlank(record) ? null : record
}

function parseExpiry(
  raw: Record<string, unknown>,
  validFrom: string | null,
  path: string,
  take: Take,
): Pick<CertificateRecord, 'validTo' | 'noExpiry'> {
  const written = own(raw, 'validTo')
  if (isTicked(own(raw, 'noExpiry')) || saysNoExpiry(written)) return { validTo: null, noExpiry: true }
  const validTo = take(parseDate(written, null), `${path}.validTo`)
  const isBeforeStart = validTo !== null && validFrom !== null && validTo < validFrom
  if (!isBeforeStart) return { validTo }
  return { validTo: take<string>(refused('date-order', { min: validFrom }), `${path}.validTo`) }
}

function isBlank(record: CertificateRecord) {
  return Object.values(record).every(value => value === null || value === '')
}

/** The entries of a list that are records, with the path of each in the input. */
function readList(raw: unknown, path: string, take: Take) {
  if (raw === null || raw === undefined) return []
  if (!Array.isArray(raw)) {
    take(refused('malformed'), path)
    return []
  }
  const entries: unknown[] = raw.slice(0, MAX_RECORDS_READ)
  return entries.flatMap((entry, index) => {
    const entryPath = `${path}.${index}`
    if (isRecord(entry)) return [{ entry, path: entryPath }]
    if (entry !== null && entry !== undefined) take(refused('malformed'), entryPath)
    return []
  })
}

function reportUnknown(entry: Record<string, unknown>, known: string[], path: string, take: Take) {
  if (Object.keys(entry).some(key => !known.includes(key))) take(refused('unknown-field'), path)
}

function taker(fieldId: string, problems: EntryProblem[]): Take {
  return (parsed, path) => {
    if (parsed.ok) return parsed.value
    problems.push({ fieldId, path, code: parsed.code, params: parsed.params })
    return null
  }
}

function saysNoExpiry(written: unknown) {
  return typeof written === 'string' && NO_EXPIRY_WORDS.includes(written.trim())
}
