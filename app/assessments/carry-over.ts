import { canonicalJson, withoutUndefined } from '#app/grading/canonical.ts'
import type { CertificateRecord, ItemAnswer } from '#app/questionnaires/answers.ts'
import { normalizeAnswer } from '#app/questionnaires/check-answer.ts'
import type { Field, Item } from '#app/questionnaires/content-schema.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import { isSameAnswer } from './answer-change.ts'

/** What became of an item and its answer from one round to the next. Field lists hold ids. */
export type CarriedItem =
  /** Not asked the last time. */
  | { kind: 'new' }
  /** Asked the last time as well, and left without an answer. */
  | { kind: 'open' }
  /** `same`: question, fields and answer are unchanged. `changed`: something is not, and what fits is in `answer`. */
  | {
      kind: 'same' | 'changed'
      answer: ItemAnswer
      isReworded: boolean
      /** Fields that were not there, are asked in another unit, or whose old value no longer fits. */
      newFields: string[]
      /** Answered fields that are no longer asked. */
      droppedFields: string[]
    }

/**
 * Holds an item and its last answer against the item as it is asked now. An answer is offered as far as the
 * rules of today take it: a chosen option must still exist, a number must be in the same unit, a claim must
 * still be possible. Weights, points, hints and guidance do not make an item a changed one.
 */
export function carryOver(
  previous: Item | undefined,
  current: Item,
  answer: ItemAnswer | undefined,
  context: AnswerContext,
): CarriedItem {
  if (!previous) return { kind: 'new' }
  if (!answer || isEmptyAnswer(answer)) return { kind: 'open' }
  const before = new Map(previous.fields.map(field => [field.id, field]))
  const fitting = Object.fromEntries(
    Object.entries(answer.values).filter(([id]) => isAskedAlike(before.get(id), fieldOf(current, id))),
  )
  const { problems: _problems, ...carried } = normalizeAnswer(
    current,
    { ...answer, values: fitting },
    context,
  )
  const newFields = current.fields
    .filter(({ id }) => !isAskedAlike(before.get(id), fieldOf(current, id)) || isLost(id, answer, carried))
    .map(({ id }) => id)
  const droppedFields = previous.fields
    .filter(({ id }) => id in answer.values && !fieldOf(current, id))
    .map(({ id }) => id)
  const isReworded =
    previous !== current && canonicalJson(previous.question) !== canonicalJson(current.question)
  const isSame = !isReworded && isSameAnswer(answer, carried) && areFieldsSame(previous, current)
  return { kind: isSame ? 'same' : 'changed', answer: carried, isReworded, newFields, droppedFields }
}

/** Nothing entered and nothing claimed. */
export function isEmptyAnswer({ values, notApplicable, declined }: ItemAnswer) {
  return !notApplicable && !declined && Object.values(values).every(value => value === null || value === '')
}

/** Answered dates of expiry (dates that may lie in the future) that are over. `asOf`: a calendar date. */
export function expiredDates({ fields }: Item, { values }: ItemAnswer, asOf: string) {
  return fields.flatMap(field => {
    const date = values[field.id]
    const isOver = field.type === 'date' && field.mayBeFuture && typeof date === 'string' && date < asOf
    return isOver ? [{ field, date }] : []
  })
}

/**
 * Answered dates of the past that were recent when they were given and are more than 12 months old now.
 * `then` and `now`: calendar dates.
 */
export function datesGrownOld({ fields }: Item, { values }: ItemAnswer, then: string, now: string) {
  return fields.flatMap(field => {
    const date = values[field.id]
    if (field.type !== 'date' || field.mayBeFuture || typeof date !== 'string') return []
    return date >= yearBefore(then) && date < yearBefore(now) ? [{ field, date }] : []
  })
}

/** Papers among the values whose last day is over. `asOf`: a calendar date. */
export function expiredPapers({ values }: ItemAnswer, asOf: string): CertificateRecord[] {
  return Object.values(values).flatMap(value => {
    if (typeof value !== 'object' || value === null || !('certificates' in value)) return []
    return value.certificates.filter(({ validTo }) => validTo !== null && validTo < asOf)
  })
}

function yearBefore(date: string) {
  return `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`
}

function fieldOf({ fields }: Item, id: string): Field | undefined {
  return fields.find(field => field.id === id)
}

/** A value of the one can be read as a value of the other. */
function isAskedAlike(before: Field | undefined, now: Field | undefined) {
  if (!before || !now || before.type !== now.type) return false
  if (before === now) return true
  return canonicalJson(unitOf(before)) === canonicalJson(unitOf(now))
}

function unitOf(field: Field) {
  if (field.type === 'derived') return { as: field.as.type, unit: 'unit' in field.as ? field.as.unit : null }
  return { as: null, unit: ('unit' in field && field.unit) || null }
}

function isLost(id: string, answer: ItemAnswer, carried: ItemAnswer) {
  return (answer.values[id] ?? null) !== null && (carried.values[id] ?? null) === null
}

function areFieldsSame(previous: Item, current: Item) {
  return previous === current || shapeOf(previous) === shapeOf(current)
}

/** Items of a published version never change: each is looked at once. */
function shapeOf(item: Item) {
  const shape = shapes.get(item) ?? canonicalJson(item.fields.map(readableShape))
  shapes.set(item, shape)
  return shape
}

const shapes = new WeakMap<Item, string>()

/** What a person sees of a field: neither scoring nor limits. */
function readableShape(field: Field) {
  const labelled = (options: readonly { value: string; label: unknown }[]) =>
    options.map(({ value, label }) => ({ value, label }))
  return withoutUndefined({
    id: field.id,
    type: field.type,
    label: field.label,
    unit: unitOf(field),
    options: 'options' in field ? labelled(field.options) : undefined,
    statuses: field.type === 'certificate' ? labelled(field.statuses) : undefined,
    types:
      field.type === 'certificate' && field.certificateTypes ? labelled(field.certificateTypes) : undefined,
    columns: field.type === 'rows' ? field.columns.map(columnShape) : undefined,
    as: field.type === 'derived' && 'options' in field.as ? labelled(field.as.options) : undefined,
  })
}

function columnShape(column: Extract<Field, { type: 'rows' }>['columns'][number]) {
  const unit = 'unit' in column ? column.unit : undefined
  const options =
    'options' in column ? column.options.map(({ value, label }) => ({ value, label })) : undefined
  return { id: column.id, type: column.type, label: column.label, unit, options }
}
