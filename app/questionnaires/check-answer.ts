import { mayBeDeclined } from '#app/grading/effective-answer.ts'
import type { AnswerValues, FieldValue, ItemAnswer } from './answers.ts'
import type { EntryProblem } from './answer-problem.ts'
import { mayClaimNotApplicable } from './applicability.ts'
import type { AskedField, AskedItem } from './localize.ts'
import { parseCertificates, parseRows } from './parse-records.ts'
import { parseText } from './parse-text.ts'
import { parseScalar } from './parse-values.ts'
import { isRecord, isTicked, own } from './raw-input.ts'
import { visibleFields, type AnswerContext } from './visible-fields.ts'

export { isComplete, missingFor, needsEvidence } from './missing-parts.ts'

export type NormalizedValues = { values: AnswerValues; problems: EntryProblem[] }
export type NormalizedAnswer = ItemAnswer & { problems: EntryProblem[] }

/** Characters of a reason for "not applicable" or for declining. */
export const REASON_MAX_LENGTH = 1000
const MAX_PROBLEMS = 100
const MAX_PATH_LENGTH = 80

/**
 * Turns what a form or a JSON save sent for one item into an answer that can be stored, and says what is
 * wrong with the rest. `raw` has the shape of an `ItemAnswer`; any JSON is taken, nothing throws. A value
 * with a problem is left out of the answer, never bent into a valid one: keep the sent input to show it
 * again. Normalizing a normalized answer changes nothing.
 */
export function normalizeAnswer(item: AskedItem, raw: unknown, context: AnswerContext): NormalizedAnswer {
  const input = isRecord(raw) ? raw : {}
  const { values, problems } = normalizeValues(item, isRecord(raw) ? own(raw, 'values') : raw, context)
  const answer: NormalizedAnswer = { values, problems }
  const isClaimed = isSet(own(input, 'notApplicable'))
  if (isClaimed && mayClaimNotApplicable(item, context.category))
    answer.notApplicable = { reason: reasonOf(input, 'notApplicable', 'notApplicableReason', problems) }
  else if (isClaimed) problems.push(problemAt('notApplicable', 'not-applicable-not-offered'))
  const isDeclined = isSet(own(input, 'declined')) && !answer.notApplicable
  if (isDeclined && mayBeDeclined(item, context))
    answer.declined = { reason: reasonOf(input, 'declined', 'declineReason', problems) }
  else if (isDeclined) problems.push(problemAt('declineItem', 'decline-not-offered'))
  return answer
}

/**
 * The same for the values alone (a reviewer's correction). Fields without a value are left out, as are
 * fields that the other values hide, so that an answer cannot contradict itself.
 */
export function normalizeValues(item: AskedItem, raw: unknown, context: AnswerContext): NormalizedValues {
  if (raw === null || raw === undefined) return { values: {}, problems: [] }
  if (!isRecord(raw)) return { values: {}, problems: [problemAt('', 'malformed')] }
  const fields: readonly AskedField[] = item.fields
  const found: EntryProblem[] = []
  const entries: AnswerValues = {}
  for (const field of fields) {
    const value = parseField(field, own(raw, field.id), context.asOf, found)
    if (value !== null) entries[field.id] = value
  }
  const shown = new Set(visibleFields({ fields }, entries, context).map(field => field.id))
  const values = Object.fromEntries(Object.entries(entries).filter(([id]) => shown.has(id)))
  const unknown = Object.keys(raw)
    .filter(key => !fields.some(field => field.id === key))
    .map(key => problemAt(key.slice(0, MAX_PATH_LENGTH), 'unknown-field'))
  const relevant = found.filter(({ fieldId }) => fieldId !== null && shown.has(fieldId))
  return { values, problems: [...relevant, ...unknown].slice(0, MAX_PROBLEMS) }
}

function parseField(field: AskedField, raw: unknown, asOf: string, problems: EntryProblem[]): FieldValue {
  if (field.type === 'certificate') return parseCertificates(field, raw, problems)
  if (field.type === 'rows') return parseRows(field, raw, asOf, problems)
  const parsed = parseScalar(field.type === 'derived' ? field.as : field, raw, asOf)
  if (parsed.ok) return parsed.value
  problems.push({ fieldId: field.id, path: field.id, code: parsed.code, params: parsed.params })
  return null
}

function isSet(raw: unknown) {
  return isRecord(raw) || isTicked(raw)
}

function reasonOf(input: Record<string, unknown>, key: string, path: string, problems: EntryProblem[]) {
  const raw = own(input, key)
  const reason = isRecord(raw) ? own(raw, 'reason') : null
  const parsed = parseText(reason, { multiline: true, maxLength: REASON_MAX_LENGTH })
  if (parsed.ok) return parsed.value ?? ''
  problems.push({ fieldId: null, path, code: parsed.code, params: parsed.params })
  return ''
}

function problemAt(path: string, code: EntryProblem['code']): EntryProblem {
  return { fieldId: null, path, code, params: {} }
}
