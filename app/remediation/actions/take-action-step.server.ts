import { canManageActions, canSeeActions, isSupplier, type Actor } from '#app/accounts/roles.ts'
import type { EventType } from '#app/history/events.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isRecusedFrom } from '#app/integrity/registers/find-registers.server.ts'
import type { Db } from '#db/client.server.ts'
import { nextActionState, whyNotActionStep, type ActionState, type ActionStep } from './action-state.ts'
import { findActionById, updateAction, type ActionRow } from './queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ActionRefusal } from './refusal.ts'

/** What only the buyer sees: proposals, and what became of those that were not issued. */
const INTERNAL_STATES: readonly ActionState[] = ['draft', 'dropped']

/** The action as this person may see it; null when there is none, or none for them. */
export function findVisibleAction(db: Db, actor: Actor, id: string): ActionRow | null {
  const action = canSeeActions(actor) ? findActionById(db, id) : null
  if (!action) return null
  if (!isSupplier(actor)) return action
  return action.supplierId === actor.supplierId && !INTERNAL_STATES.includes(action.state) ? action : null
}

/** `rev`: the action as the person was shown it; null: whatever it is by now. */
export type ActionTarget = { actionId: string; rev: number | null }

type Found = { ok: true; action: ActionRow } | Refused<ActionRefusal>

/**
 * The action that a verb is about, as the person saw it; call it inside the verb's transaction. Whoever may not see it is
 * told that there is none; of two people acting at once the second is told that it has changed. Whom a declared relation
 * keeps away from the supplier changes nothing of it at the buyer (reading and speaking stay open).
 */
export function actionToChange(tx: Db, { actor }: ActionContext, { actionId, rev }: ActionTarget): Found {
  const action = findVisibleAction(tx, actor, actionId)
  if (!action) return refused({ code: 'not-found' })
  if (isKeptAway(tx, actor, action.supplierId)) return refused({ code: 'recused' })
  if (rev !== null && action.rev !== rev) return refused({ code: 'changed-meanwhile' })
  return { ok: true, action }
}

/** Whoever else could decide about this supplier's actions, but has a declared relation to it. */
export function isKeptAway(db: Db, actor: Actor, supplierId: string): boolean {
  return canManageActions(actor) && isRecusedFrom(db, actor, supplierId)
}

type Step = {
  step: ActionStep
  event: EventType
  reason?: string | null
  /** What changes besides the state. */
  change?: Parameters<typeof updateAction>[2]
  /** What the event says besides the step's reason. */
  data?: Record<string, unknown>
}

/**
 * Takes a step of the state machine with its event; call it inside the transaction. Null when it was taken, else why not.
 */
export function takeActionStep(
  tx: Db,
  context: ActionContext,
  action: ActionRow,
  { step, event, reason = null, change = {}, data = {} }: Step,
): ActionRefusal | null {
  const refusal = whyNotActionStep(context.actor, action, step, reason)
  if (refusal) return refusal
  const state = nextActionState(step)
  if (!updateAction(tx, action, { ...change, state, updatedAt: context.now }))
    return { code: 'changed-meanwhile' }
  recordActionEvent(tx, context, event, action, { ...(reason ? { reason } : {}), ...data })
  return null
}

/** An event of an action: in the timelines of the action, its supplier and its assessment. */
export function recordActionEvent(
  tx: Db,
  context: ActionContext,
  type: EventType,
  { id, code, supplierId, assessmentId }: Pick<ActionRow, 'id' | 'code' | 'supplierId' | 'assessmentId'>,
  data: Record<string, unknown> = {},
) {
  recordEvent(tx, context, type, { supplierId, assessmentId }, { actionId: id, code, ...data })
}
