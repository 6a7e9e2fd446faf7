import { newId } from '#app/accounts/token.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { AnswerProblem } from '#app/questionnaires/answer-problem.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { normalizeAnswer } from '#app/questionnaires/check-answer.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import { readItemForm } from '#app/questionnaires/form-values.ts'
import type { Db } from '#db/client.server.ts'
import { isSameAnswer } from '../answer-change.ts'
import type { RawAnswer, Theirs } from '../autosave-queue.ts'
import type { Checklist } from '../checklist.ts'
import { addEvidence, removeEvidence, roomIn } from '../evidence.server.ts'
import type { ReceivedForm } from '../receive-multipart.server.ts'
import { saveAnswers } from '../save-answers.server.ts'
import { uploadProblemText } from './upload-problem.ts'
import type { UploadProblem } from './use-upload.ts'

/** What could not be stored of a posted section, by item, with what was typed there. */
export type SectionOutcome = {
  isComplete: boolean
  typed: Record<string, RawAnswer>
  problems: Record<string, AnswerProblem[]>
  conflicts: Record<string, Theirs>
  fileProblems: Record<string, { fileName: string; code: string }[]>
}

/** The same with what was wrong with files in words. */
export type WordedOutcome = Omit<SectionOutcome, 'fileProblems'> & {
  fileProblems: Record<string, UploadProblem[]>
}

export function wordedOutcome(outcome: SectionOutcome, l: LocaleOption): WordedOutcome {
  const entries = Object.entries(outcome.fileProblems).map(([code, problems]) => [
    code,
    problems.map(problem => ({ fileName: problem.fileName, text: uploadProblemText(problem.code, l) })),
  ])
  return { ...outcome, fileProblems: Object.fromEntries(entries) }
}

/** Name of the buttons that confirm last year's answer of the item in their value. */
export const CONFIRM = 'confirm'

/** Last year's answers that the form showed and that nobody has confirmed yet, by item. */
export type ToConfirm = { answers: Record<string, ItemAnswer>; context: AnswerContext | null }

const NOTHING_TO_CONFIRM: ToConfirm = { answers: {}, context: null }

/** How many files each file field of the section's form may bring; a field of no such item brings none. */
export function roomOf(checklist: Checklist, items: Item[]): (fieldName: string) => number {
  const rooms = new Map(items.map(({ code }) => [evidenceField(code), roomIn(checklist, code)]))
  return fieldName => rooms.get(fieldName) ?? 0
}

/**
 * Stores a section posted as one form: answers through the same verb as autosave, then new and removed files.
 * What can be stored is; the rest comes back with its problems and nothing typed is lost.
 */
export function saveSection(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  items: Item[],
  form: ReceivedForm,
  toConfirm: ToConfirm = NOTHING_TO_CONFIRM,
): SectionOutcome {
  const outcome: SectionOutcome = {
    isComplete: true,
    typed: {},
    problems: {},
    conflicts: {},
    fileProblems: {},
  }
  saveTyped(db, context, assessmentId, items, form, outcome, toConfirm)
  for (const { code } of items) changeFiles(db, context, assessmentId, code, form, outcome)
  return outcome
}

function saveTyped(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  items: Item[],
  { fields }: ReceivedForm,
  outcome: SectionOutcome,
  toConfirm: ToConfirm,
) {
  const confirmed = fields.findLast(([name]) => name === CONFIRM)?.[1]
  const typed = new Map(items.map(item => [item.code, readItemForm(item, fields)]))
  const changes = items.flatMap(item => {
    const answer = typed.get(item.code) ?? { values: {} }
    const change = { itemCode: item.code, baseRev: baseRevOf(fields, item.code), ...answer }
    if (item.code === confirmed) return [{ ...change, carriesEvidence: true }]
    return isUntouched(item, answer, toConfirm) ? [] : [change]
  })
  if (changes.length === 0) return
  const saved = saveAnswers(db, context, assessmentId, { key: newId(), changes })
  const results = saved.ok ? saved.results : []
  for (const result of results) {
    const answer = typed.get(result.itemCode)
    if (result.status === 'saved' || !answer) continue
    outcome.isComplete = false
    outcome.typed[result.itemCode] = answer
    if (result.status === 'conflict') outcome.conflicts[result.itemCode] = result
    else outcome.problems[result.itemCode] = result.problems
  }
}

/** Last year's answer that came back with the form as it was shown is not confirmed by that. */
function isUntouched(item: Item, posted: RawAnswer, { answers, context }: ToConfirm) {
  const shown = answers[item.code]
  if (!shown || !context) return false
  const { problems, ...answer } = normalizeAnswer(item, posted, context)
  return problems.length === 0 && isSameAnswer(answer, shown)
}

function changeFiles(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  itemCode: string,
  { fields, files }: ReceivedForm,
  outcome: SectionOutcome,
) {
  const removed = fields.filter(([name]) => name === `${itemCode}.removeEvidence`)
  for (const [, evidenceId] of removed) removeEvidence(db, context, assessmentId, evidenceId)
  for (const file of files.filter(({ fieldName }) => fieldName === evidenceField(itemCode))) {
    const code =
      'problem' in file
        ? file.problem
        : whyNotAttached(addEvidence(db, context, assessmentId, itemCode, file.stored))
    if (code === null) continue
    outcome.isComplete = false
    ;(outcome.fileProblems[itemCode] ??= []).push({ fileName: file.fileName, code })
  }
}

function evidenceField(itemCode: string) {
  return `${itemCode}.evidence`
}

function whyNotAttached(added: ReturnType<typeof addEvidence>) {
  return added.ok ? null : added.refusal.code
}

function baseRevOf(fields: ReceivedForm['fields'], itemCode: string) {
  const rev = Number(fields.find(([name]) => name === `${itemCode}.baseRev`)?.[1])
  return Number.isSafeInteger(rev) && rev >= 0 ? rev : 0
}
