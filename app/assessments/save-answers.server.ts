import { createHash } from 'node:crypto'
import { canReadAnswers } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { takeBackDecline } from '#app/campaigns/decline-assessment.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findReturnedItems, saveStatements, type Situation } from './answer-queries.server.ts'
import { answerView } from './answer-view.ts'
import { requireBasis } from './grading-basis.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import { saveItem, type ItemSituation } from './save-item.server.ts'
import type { ItemChange, SaveRefusal, SaveRequest, SaveResult } from './save-request.ts'
import { startIfInvited } from './start-assessment.server.ts'
import { workedMs } from './worked-time.ts'

export type SaveOutcome = ({ ok: true } & SaveResult) | Refused<SaveRefusal>

/** What is kept of a save under its key: the request it answered and the answer. */
type StoredSave = { fingerprint: string; save: SaveResult }

/**
 * Stores what a supplier has entered for some items, each on its own: an item that changed meanwhile is a
 * conflict with the newer answer, an item with wrong values is refused, and neither keeps the others from
 * being saved. The same key again gives the first result. The first save starts the assessment.
 */
export function saveAnswers(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  request: SaveRequest,
): SaveOutcome {
  return transact(db, () => saveWithin(db, context, assessmentId, request))
}

/** The same inside a transaction that is open on the connection already. */
export function saveWithin(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  { key, changes }: SaveRequest,
): SaveOutcome {
  const statements = saveStatements(db)
  const fingerprint = createHash('sha256').update(JSON.stringify(changes)).digest('base64url')
  const situation = statements.situation.get({ assessmentId })
  const isOwn = situation !== undefined && situation.supplierId === context.actor.supplierId
  if (!isOwn || !canReadAnswers(context.actor, situation.kind)) return refused({ code: 'not-found' })
  const stored = statements.storedSave.get({ assessmentId, key })?.result as StoredSave | undefined
  if (stored) {
    const isSameSave = stored.fingerprint === fingerprint
    return isSameSave ? { ok: true, ...stored.save } : refused({ code: 'key-reused' })
  }
  const save = saveEach(db, context, situation, changes)
  const result: StoredSave = { fingerprint, save }
  statements.insertSave.run({ assessmentId, key, result, savedAt: context.now })
  return { ok: true, ...save }
}

function saveEach(db: Db, context: ActionContext, situation: Situation, changes: ItemChange[]): SaveResult {
  const situationOf = gather(db, context, situation, changes)
  const saved = changes.map(change => saveItem(db, context, situationOf(change.itemCode), change))
  const completeItems = situation.completeItems + saved.reduce((sum, item) => sum + item.completeItems, 0)
  const declinedItems = situation.declinedItems + saved.reduce((sum, item) => sum + item.declinedItems, 0)
  if (saved.some(item => item.isWritten)) {
    startIfInvited(db, context, situation)
    takeBackDecline(db, context, situation)
    const progress = { completeItems, declinedItems, updatedAtMs: context.now.getTime() }
    saveStatements(db).updateProgress.run({ assessmentId: situation.id, ...progress })
  }
  return {
    results: saved.map(item => item.result),
    progress: { completeItems, askedItems: situation.askedItems },
  }
}

/** Reads what is known of all changed items at once: a save with many items asks no more than one with one. */
function gather(db: Db, { actor, now }: ActionContext, situation: Situation, changes: ItemChange[]) {
  const statements = saveStatements(db)
  const listed = {
    assessmentId: situation.id,
    itemCodes: JSON.stringify(changes.map(change => change.itemCode)),
  }
  const answers = new Map(statements.answers.all(listed).map(row => [row.itemCode, answerView(row)]))
  const fileCounts = new Map(
    statements.fileCounts.all(listed).map(({ itemCode, files }) => [itemCode, files]),
  )
  const isReturned = situation.state === 'returned'
  const rows = isReturned ? findReturnedItems(db, situation.id, situation.returnRounds) : []
  const returned = new Set(rows.map(({ itemCode }) => itemCode))
  const { items } = requireBasis(db, situation)
  const lastSave = statements.lastSave.get({ assessmentId: situation.id, userId: actor.userId })?.atMs ?? null
  const spent = workedMs(lastSave === null ? null : new Date(lastSave), now)
  const { category, isSmallFirm } = situation
  const checkedAgainst = { category, isSmallFirm, asOf: isoDate(now) }
  return (itemCode: string): ItemSituation => ({
    assessment: situation,
    item: items.get(itemCode)?.item,
    current: answers.get(itemCode),
    fileCount: fileCounts.get(itemCode) ?? 0,
    isReturned: returned.has(itemCode),
    checkedAgainst,
    workedMs: Math.round(spent / changes.length),
  })
}
