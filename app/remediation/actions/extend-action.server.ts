import { canManageActions, isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { ExtensionVerdict } from '#app/campaigns/campaign-form.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { endOfDay } from '#app/i18n/format.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import { deadlineOfSupplier } from '../measures/deadline.server.ts'
import { isOpenAction } from './action-state.ts'
import { changeAction } from './change-action.server.ts'
import { latestActionDay } from './due-date.ts'
import {
  decideActionExtension,
  findActionExtension,
  insertActionExtension,
} from './extension-queries.server.ts'
import { updateAction, type ActionRow } from './queries.server.ts'
import type { ActionVerbRefusal } from './refusal.ts'
import { isKeptAway, recordActionEvent, type ActionTarget } from './take-action-step.server.ts'
import { tellOwnerOfAction, tellSupplierOfAction } from './tell.server.ts'

/**
 * The supplier asks for more time, once per action and with a reason: a later day within the settings' days, never beyond
 * the deadline of its grade.
 */
export function askForMoreTime(
  db: Db,
  context: ActionContext,
  target: ActionTarget,
  { dueAt, reason: given }: { dueAt: Date; reason: string },
) {
  const reason = given.trim()
  const { actor, now } = context
  return changeAction<ActionVerbRefusal>(db, context, target, (tx, action) => {
    if (!isSupplier(actor)) return { code: 'not-allowed' }
    if (findActionExtension(tx, action.id)) return { code: 'extension-used' }
    const refusal = whyNotMoveTo(tx, action, dueAt, now)
    if (refusal) return refusal
    if (reason === '') return { code: 'reason-required' }
    if (!updateAction(tx, action, { updatedAt: now })) return { code: 'changed-meanwhile' }
    const asked = { requestedById: actor.userId, requestedAt: now }
    insertActionExtension(tx, { actionId: action.id, requestedDueAt: dueAt, reason, ...asked })
    recordActionEvent(tx, context, 'action.extension-asked', action, { dueAt, reason })
    tellOwnerOfAction(tx, now, action, { reply: 'extension-asked', key: 'once', note: reason })
    return null
  })
}

/**
 * The buyer decides, once: of two people at the same time the second is told. Granting moves the due date, not necessarily
 * to the day asked for; refusing needs a reason, which the supplier reads.
 */
export function decideMoreTime(
  db: Db,
  context: ActionContext,
  target: ActionTarget,
  verdict: ExtensionVerdict,
) {
  const { actor, now } = context
  return changeAction<ActionVerbRefusal>(db, context, target, (tx, action) => {
    if (!canManageActions(actor)) return { code: 'not-allowed' }
    if (findActionExtension(tx, action.id)?.decision !== 'pending') return { code: 'extension-decided' }
    const refusal = verdict.grant ? whyNotMoveTo(tx, action, verdict.dueAt, now) : whyNotOpen(action)
    if (refusal) return refusal
    const reason = (verdict.grant ? verdict.note : verdict.reason)?.trim() || null
    if (!verdict.grant && !reason) return { code: 'reason-required' }
    const dueAt = verdict.grant ? verdict.dueAt : null
    if (!updateAction(tx, action, { ...(dueAt ? { dueAt } : {}), updatedAt: now }))
      return { code: 'changed-meanwhile' }
    const decision = verdict.grant ? ('granted' as const) : ('refused' as const)
    const decided = { decidedById: actor.userId, decidedAt: now, decisionReason: reason }
    decideActionExtension(tx, action.id, { decision, grantedDueAt: dueAt, ...decided })
    recordActionEvent(tx, context, `action.extension-${decision}`, action, {
      ...(dueAt ? { dueAt } : {}),
      ...(reason ? { reason } : {}),
    })
    const moved = { ...action, dueAt: dueAt ?? action.dueAt }
    tellSupplierOfAction(tx, now, moved, { news: `extension-${decision}`, key: 'once', note: reason })
    return null
  })
}

/** For the page: the request, and the last day (`YYYY-MM-DD`) that can be asked for, null when none can. */
export function findExtensionSituation(db: Db, actor: Actor, action: ActionRow, now: Date) {
  const request = findActionExtension(db, action.id)
  const isOpen = isOpenAction(action.state) && action.dueAt !== null
  const latestOn = isOpen && action.dueAt ? latestDayOf(db, { ...action, dueAt: action.dueAt }, now) : null
  return {
    latestOn,
    mayAsk: isSupplier(actor) && isOpen && request === null && latestOn !== null,
    mayDecide:
      canManageActions(actor) &&
      !isKeptAway(db, actor, action.supplierId) &&
      isOpen &&
      request?.decision === 'pending',
    request,
  }
}

function whyNotMoveTo(tx: Db, action: ActionRow, wanted: Date, now: Date): ActionVerbRefusal | null {
  const closed = whyNotOpen(action)
  if (closed || !action.dueAt) return closed
  const latestOn = latestDayOf(tx, { ...action, dueAt: action.dueAt }, now)
  if (latestOn === null) return { code: 'no-later-day' }
  if (wanted <= action.dueAt || wanted <= now) return { code: 'date-not-later' }
  return wanted > endOfDay(latestOn) ? { code: 'date-too-late', latestOn } : null
}

function whyNotOpen({ state }: ActionRow): ActionVerbRefusal | null {
  return isOpenAction(state) ? null : { code: 'wrong-state', state, needs: [] }
}

function latestDayOf(db: Db, { supplierId, dueAt }: { supplierId: string; dueAt: Date }, now: Date) {
  const deadline = deadlineOfSupplier(db, supplierId)
  return latestActionDay({ dueAt, deadline }, now, loadSettings(db))
}
