import type { Actor } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import type { StoredFile } from '#app/assessments/evidence-store.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { whyNotActionStep } from '../actions/action-state.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ActionRefusal } from '../actions/refusal.ts'
import { actionToChange, findVisibleAction, recordActionEvent } from '../actions/take-action-step.server.ts'
import {
  countActionFiles,
  findActionFile,
  findActionFiles,
  insertActionFile,
  markActionFileRemoved,
  MAX_FILES_PER_ACTION,
  MAX_FILES_PER_ROUND,
  type ActionFileView,
} from './evidence-queries.server.ts'
import type { ActionFileRefusal } from './refusal.ts'

type Added = { ok: true } | Refused<ActionFileRefusal>

/**
 * Adds a stored file to the evidence being put together; the same file again changes nothing. Refused unless the supplier
 * may hand in evidence now, and beyond 20 files a round or 300 in all.
 */
export function addActionFile(db: Db, context: ActionContext, actionId: string, stored: StoredFile): Added {
  return transact(db, (tx): Added => {
    const found = findOpen(tx, context, actionId)
    if (!found.ok) return found
    const { action } = found
    const isKnown = waitingFiles(tx, actionId).some(({ sha256 }) => sha256 === stored.sha256)
    if (isKnown) return { ok: true }
    if (roomIn(tx, actionId) === 0) return refused({ code: 'too-many-files', max: MAX_FILES_PER_ROUND })
    const id = newId()
    const { actor, now } = context
    insertActionFile(tx, { id, actionId, ...stored, uploadedById: actor.userId, uploadedAt: now })
    recordActionEvent(tx, context, 'action.file-added', action, { fileId: id, ...stored })
    return { ok: true }
  })
}

/** Takes a file back that has not been handed in yet; the record of it stays in the history. */
export function removeActionFile(db: Db, context: ActionContext, actionId: string, fileId: string): Added {
  return transact(db, (tx): Added => {
    const found = findOpen(tx, context, actionId)
    if (!found.ok) return found
    const file = findActionFile(tx, actionId, fileId)
    if (!file || file.round !== 0) return refused({ code: 'not-found' })
    markActionFileRemoved(tx, fileId, context.now)
    const { fileName, sha256 } = file
    recordActionEvent(tx, context, 'action.file-removed', found.action, { fileId, fileName, sha256 })
    return { ok: true }
  })
}

/** How many files may be added now; 0 when none may. Ask before receiving a large body. */
export function roomForActionFiles(db: Db, context: ActionContext, actionId: string): number {
  return findOpen(db, context, actionId).ok ? roomIn(db, actionId) : 0
}

/** The files that the supplier has added and not handed in yet. */
export function waitingFiles(db: Db, actionId: string): ActionFileView[] {
  return findActionFiles(db, actionId).filter(({ round }) => round === 0)
}

/** One file; null when it is not there or not for this person: what is not handed in yet is the supplier's own affair. */
export function findVisibleFile(
  db: Db,
  actor: Actor,
  actionId: string,
  fileId: string,
): ActionFileView | null {
  const file = findVisibleAction(db, actor, actionId) ? findActionFile(db, actionId, fileId) : null
  return file && (file.round > 0 || actor.supplierId !== null) ? file : null
}

type Found = { ok: true; action: ActionRow } | Refused<ActionRefusal>

function findOpen(tx: Db, context: ActionContext, actionId: string): Found {
  const found = actionToChange(tx, context, { actionId, rev: null })
  if (!found.ok) return found
  const refusal = whyNotActionStep(context.actor, found.action, 'submit-evidence')
  return refusal ? refused(refusal) : found
}

function roomIn(tx: Db, actionId: string) {
  const { waiting, handedIn } = countActionFiles(tx, actionId)
  return Math.max(0, Math.min(MAX_FILES_PER_ROUND - waiting, MAX_FILES_PER_ACTION - waiting - handedIn))
}
