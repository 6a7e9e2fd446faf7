import { holds } from '#app/grading/condition.ts'
import { mayBeDeclined } from '#app/grading/effective-answer.ts'
import type { CertificateRecord, FieldValue, ItemAnswer, RowValue } from './answers.ts'
import type { MissingCode, MissingPart } from './answer-problem.ts'
import { isAskedOf, mayClaimNotApplicable } from './applicability.ts'
import type { AskedField, AskedItem } from './localize.ts'
import { needsCertificate } from './parse-records.ts'
import { visibleFields, type AnswerContext } from './visible-fields.ts'

type CertificateField = Extract<AskedField, { type: 'certificate' }>
type RowsField = Extract<AskedField, { type: 'rows' }>

/**
 * What an item still needs before it can be submitted, in the order of the form; empty when complete.
 * An item that is not asked of the category, or is rightly declined, needs nothing; "not applicable" needs
 * its reason. `evidenceCount` is the number of files attached to the item.
 */
export function missingFor(
  item: AskedItem,
  answer: ItemAnswer | undefined,
  evidenceCount: number,
  context: AnswerContext,
): MissingPart[] {
  if (!isAskedOf(item, context.category) || (answer?.declined && mayBeDeclined(item, context))) return []
  if (answer?.notApplicable && mayClaimNotApplicable(item, context.category))
    return answer.notApplicable.reason === '' ? [missing(null, 'notApplicableReason', 'reason-required')] : []
  const values = answer?.values ?? {}
  const fields: readonly AskedField[] = item.fields
  const parts = visibleFields({ fields }, values, context).flatMap(field =>
    missingInField(field, values[field.id] ?? null),
  )
  const lacksEvidence = evidenceCount < 1 && needsEvidence(item, answer, context)
  return lacksEvidence ? [...parts, missing(null, 'evidence', 'evidence-required')] : parts
}

export function isComplete(
  item: AskedItem,
  answer: ItemAnswer | undefined,
  evidenceCount: number,
  context: AnswerContext,
) {
  return missingFor(item, answer, evidenceCount, context).length === 0
}

/** Whether the values entered so far call for a file: always, or because they claim a practice. */
export function needsEvidence(
  { evidence }: AskedItem,
  answer: ItemAnswer | undefined,
  context: AnswerContext,
): boolean {
  if (evidence.rule === 'required') return true
  if (evidence.rule === 'optional' || !evidence.when) return false
  return holds(evidence.when, answer?.values ?? {}, context)
}

function missingInField(field: AskedField, value: FieldValue): MissingPart[] {
  if (field.type === 'certificate') return missingInCertificates(field, value)
  if (field.type === 'rows') return missingInRows(field, value)
  return field.required && isBlank(value) ? [missing(field.id, field.id, 'required')] : []
}

function missingInCertificates(field: CertificateField, value: FieldValue): MissingPart[] {
  const { status, certificates } =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? value
      : { status: null, certificates: [] }
  if (status === null)
    return field.required || certificates.length > 0
      ? [missing(field.id, `${field.id}.status`, 'required')]
      : []
  if (!needsCertificate(field, status)) return []
  if (certificates.length === 0)
    return [missing(field.id, `${field.id}.certificates`, 'certificate-required')]
  return certificates.flatMap((record, index) =>
    missingInRecord(record, field.certificateTypes !== undefined).map(name =>
      missing(field.id, `${field.id}.certificates.${index}.${name}`, 'required'),
    ),
  )
}

function missingInRecord(record: CertificateRecord, hasTypes: boolean) {
  return [
    ...(hasTypes && record.type === null ? ['type'] : []),
    ...(record.number === '' ? ['number'] : []),
    ...(record.issuer === '' ? ['issuer'] : []),
    ...(record.validFrom === null ? ['validFrom'] : []),
    ...(record.validTo === null && !record.noExpiry ? ['validTo'] : []),
  ]
}

function missingInRows(field: RowsField, value: FieldValue): MissingPart[] {
  const rows: RowValue[] = Array.isArray(value) ? value : []
  const min = field.required ? Math.max(1, field.minRows) : 0
  const columns: readonly { id: string; required: boolean }[] = field.columns
  const cells = rows.flatMap((row, index) =>
    columns
      .filter(column => column.required && isBlank(row[column.id] ?? null))
      .map(column => missing(field.id, `${field.id}.${index}.${column.id}`, 'required')),
  )
  return rows.length < min ? [missing(field.id, field.id, 'too-few-rows', { min }), ...cells] : cells
}

function isBlank(value: FieldValue) {
  return value === null || value === ''
}

function missing(
  fieldId: string | null,
  path: string,
  code: MissingCode,
  params: MissingPart['params'] = {},
): MissingPart {
  return { fieldId, path, code, params }
}
