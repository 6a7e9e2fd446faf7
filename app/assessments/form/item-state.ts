import { tallyItem } from '#app/grading/tally.ts'
import type { AnswerProblem } from '#app/questionnaires/answer-problem.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { missingFor, normalizeAnswer } from '#app/questionnaires/check-answer.ts'
import { readItemForm } from '#app/questionnaires/form-values.ts'
import type { LocalizedItem } from '#app/questionnaires/localize.ts'
import { visibleFields, type AnswerContext } from '#app/questionnaires/visible-fields.ts'
import type { RawAnswer } from '../autosave-queue.ts'

/** What an item's inputs say right now. */
export type ItemReading = {
  raw: RawAnswer
  answer: ItemAnswer
  /** Entries that cannot be stored as they are. */
  problems: AnswerProblem[]
}

export function readAnswer(item: LocalizedItem, raw: RawAnswer, context: AnswerContext): ItemReading {
  const { problems, ...answer } = normalizeAnswer(item, raw, context)
  return { raw, answer, problems }
}

/** Reads the inputs of one item out of the form that holds them. */
export function readInputs(item: LocalizedItem, form: HTMLFormElement, context: AnswerContext): ItemReading {
  return readAnswer(item, readItemForm(item, new FormData(form)), context)
}

/** Ids of the fields that are asked given what has been entered. */
export function shownFields(
  item: LocalizedItem,
  { answer }: ItemReading,
  context: AnswerContext,
): Set<string> {
  return new Set(visibleFields(item, answer.values, context).map(field => field.id))
}

/** What the item still needs, files included. */
export function missingParts(
  item: LocalizedItem,
  { answer }: ItemReading,
  files: number,
  context: AnswerContext,
) {
  return missingFor(item, answer, files, context)
}

export function isStarted({ answer }: ItemReading, files: number) {
  return (
    files > 0 ||
    Boolean(answer.notApplicable) ||
    Boolean(answer.declined) ||
    Object.keys(answer.values).length > 0
  )
}

/** Points that count and points won with what has been entered, before any review. */
export function pointsOf(item: LocalizedItem, { answer }: ItemReading, context: AnswerContext) {
  const { points, won } = tallyItem(item, answer, context, item.points)
  return { points, won }
}
