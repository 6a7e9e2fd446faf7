import { derivedValuesOf } from '#app/agreements/derived-value.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { isAskedOf } from '#app/questionnaires/applicability.ts'
import { missingFor, normalizeAnswer } from '#app/questionnaires/check-answer.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import type { Db } from '#db/client.server.ts'
import { decideChange } from './answer-change.ts'
import { saveStatements, updateAnswerCompleteness, type Situation } from './answer-queries.server.ts'
import { carryEvidence } from './carry-evidence.server.ts'
import { itemAnswer, whyNotEditable, type AnswerView } from './checklist.ts'
import type { ItemChange, ItemSaveResult } from './save-request.ts'

export type ItemSituation = {
  assessment: Situation
  /** Undefined when the questionnaire has no such item. */
  item: Item | undefined
  /** Undefined when the item was never saved. */
  current: AnswerView | undefined
  fileCount: number
  /** In the open return round. */
  isReturned: boolean
  checkedAgainst: AnswerContext
  /** What the save adds to the time spent on the item, in milliseconds. */
  workedMs: number
}

type SavedItem = {
  result: ItemSaveResult
  isWritten: boolean
  /** What the save adds to the number of complete items: -1, 0 or 1. */
  completeItems: number
  /** The same of complete items that were declined. */
  declinedItems: number
}

/** Stores one item's answer, unless it is locked, wrong, or has changed since the revision it started from. */
export function saveItem(
  db: Db,
  context: ActionContext,
  { assessment, item, current, fileCount, isReturned, checkedAgainst, workedMs }: ItemSituation,
  change: ItemChange,
): SavedItem {
  const { itemCode } = change
  if (!item || !isAskedOf(item, assessment.category)) return refusedItem(itemCode, 'unknown-item')
  const lock = whyNotEditable(assessment, isReturned)
  if (lock) return refusedItem(itemCode, lock.code)
  const derived = derivedValuesOf(db, assessment.supplierId, item, context.now)
  const { problems, ...answer } = normalizeAnswer(item, withDerived(change, derived), checkedAgainst)
  if (problems.length > 0) return refusedItem(itemCode, 'invalid', problems)
  const decision = decideChange(
    { rev: current?.rev ?? 0, answer: itemAnswer(current) },
    { ...change, answer },
  )
  if (decision === 'conflict' && current) return unsaved(conflictWith(itemCode, current))
  const isWritten = decision === 'write'
  const carried = change.carriesEvidence ? carryEvidence(db, context, assessment, itemCode) : []
  const missing = missingFor(item, answer, fileCount + carried.length, checkedAgainst)
  const isComplete = missing.length === 0
  const rev = (current?.rev ?? 0) + (isWritten ? 1 : 0)
  if (isWritten) write(db, context, assessment, { itemCode, rev, answer, isComplete, workedMs })
  else if (current && carried.length > 0) updateAnswerCompleteness(db, assessment.id, itemCode, isComplete)
  const savedAt = (isWritten ? context.now : (current?.updatedAt ?? context.now)).toISOString()
  const result = { itemCode, status: 'saved', rev, savedAt, isComplete, missing } as const
  const isStored = isWritten || current !== undefined
  return {
    result: carried.length > 0 ? { ...result, carried } : result,
    isWritten: isWritten || carried.length > 0,
    completeItems: Number(isStored && isComplete) - Number(current?.isComplete ?? false),
    declinedItems: Number(isDeclined(isComplete, answer)) - Number(isDeclined(current?.isComplete, current)),
  }
}

/** What other modules say stands, whatever was sent. */
function withDerived(change: ItemChange, derived: Record<string, string>): ItemChange {
  const isAnswered =
    change.values !== undefined && Object.keys(derived).some(id => id in Object(change.values))
  return isAnswered ? { ...change, values: { ...change.values, ...derived } } : change
}

/** A rightly declined item needs nothing more, so it is complete at once. */
function isDeclined(
  isComplete: boolean | undefined,
  answer: Pick<AnswerView, 'declined'> | ItemAnswer | undefined,
) {
  return Boolean(isComplete && answer?.declined)
}

type NewAnswer = { itemCode: string; rev: number; answer: ItemAnswer; isComplete: boolean; workedMs: number }

function write(
  db: Db,
  context: ActionContext,
  assessment: Situation,
  { itemCode, rev, answer, isComplete, workedMs }: NewAnswer,
) {
  const { id: assessmentId, supplierId, campaignId } = assessment
  const { values, notApplicable, declined } = answer
  saveStatements(db).upsertAnswer.run({
    assessmentId,
    itemCode,
    rev,
    values,
    isNotApplicable: notApplicable !== undefined,
    notApplicableReason: notApplicable?.reason ?? null,
    isDeclined: declined !== undefined,
    declinedReason: declined?.reason ?? null,
    isComplete,
    workedMs,
    updatedById: context.actor.userId,
    updatedAt: context.now,
  })
  const data = { itemCode, rev, values, notApplicable: notApplicable ?? null, declined: declined ?? null }
  recordEvent(db, context, 'answer.saved', { supplierId, campaignId, assessmentId }, data)
}

function conflictWith(itemCode: string, current: AnswerView): ItemSaveResult {
  const { rev, values, notApplicable, declined, updatedByName } = current
  const updatedAt = current.updatedAt.toISOString()
  return { itemCode, status: 'conflict', rev, values, notApplicable, declined, updatedByName, updatedAt }
}

type Refusal = Extract<ItemSaveResult, { status: 'refused' }>

function refusedItem(itemCode: string, code: Refusal['code'], problems: Refusal['problems'] = []): SavedItem {
  return unsaved({ itemCode, status: 'refused', code, problems })
}

function unsaved(result: ItemSaveResult): SavedItem {
  return { result, isWritten: false, completeItems: 0, declinedItems: 0 }
}
