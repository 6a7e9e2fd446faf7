import { canManageActions } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { changeAction } from './change-action.server.ts'
import { whyNotItems, whyNotOwner } from './draft-checks.server.ts'
import { findActionItems, updateAction, type ActionRow } from './queries.server.ts'
import { refused } from '#app/http/refusal.ts'
import type { ActionResult, ActionVerbRefusal } from './refusal.ts'
import {
  actionToChange,
  recordActionEvent,
  takeActionStep,
  type ActionTarget,
} from './take-action-step.server.ts'
import { SEVERITIES, type Severity } from './vocabulary.ts'
import { replaceItems, weighItems } from './weigh-items.server.ts'

type DraftChange = {
  severity: Severity
  finding: string
  requirement: string
  ownerId: string | null
  itemCodes: readonly string[]
}

/** The reviewer rewords a draft, or changes its severity, its items or who follows it. */
export function changeDraft(db: Db, context: ActionContext, target: ActionTarget, change: DraftChange) {
  return changeAction<ActionVerbRefusal>(db, context, target, (tx, action) => {
    const { itemCodes, ...facts } = change
    const refusal =
      whyNotChange(context, action) ??
      whyNotItems(tx, action.supplierId, newCodes(tx, action, itemCodes)) ??
      whyNotOwner(tx, action.supplierId, facts.ownerId)
    if (refusal) return refusal
    if (!writeItems(tx, context, action, itemCodes, facts)) return { code: 'changed-meanwhile' }
    recordActionEvent(tx, context, 'action.changed', action, { severity: facts.severity, items: itemCodes })
    return null
  })
}

/** Drops a draft: it stays on record with the reason, and the supplier never sees it. */
export function dropDraft(db: Db, context: ActionContext, target: ActionTarget, given: string) {
  const reason = given.trim()
  const { actor, now } = context
  return changeAction(db, context, target, (tx, action) =>
    takeActionStep(tx, context, action, {
      step: 'drop',
      event: 'action.dropped',
      reason,
      change: { endedAt: now, endedById: actor.userId, endReason: reason },
    }),
  )
}

/**
 * Takes other drafts of the same supplier and result into one: its finding and requirement get theirs below its own, its
 * items are those of all, its severity is the gravest. The others are dropped and name the one that took them in.
 */
export function mergeDrafts(
  db: Db,
  context: ActionContext,
  target: ActionTarget,
  otherIds: readonly string[],
): ActionResult<ActionVerbRefusal> {
  return transact(db, (tx): ActionResult<ActionVerbRefusal> => {
    const found = actionToChange(tx, context, target)
    if (!found.ok) return found
    const { action } = found
    const refusal = whyNotChange(context, action)
    if (refusal) return refused(refusal)
    const others = [...new Set(otherIds)].flatMap(actionId => {
      const other = actionToChange(tx, context, { actionId, rev: null })
      return other.ok && areMergeable(action, other.action) ? [other.action] : []
    })
    if (others.length === 0 || others.length !== new Set(otherIds).size)
      return refused({ code: 'nothing-to-merge' })
    take(tx, context, action, others)
    return { ok: true }
  })
}

function take(tx: Db, context: ActionContext, action: ActionRow, others: readonly ActionRow[]) {
  const all = [action, ...others]
  const itemCodes = all.flatMap(({ id }) => findActionItems(tx, id)).map(({ itemCode }) => itemCode)
  writeItems(tx, context, action, itemCodes, {
    severity: SEVERITIES.find(severity => all.some(one => one.severity === severity)) ?? action.severity,
    finding: all.map(({ finding }) => finding).join('\n\n'),
    requirement: all.map(({ requirement }) => requirement).join('\n\n'),
  })
  const reason = action.code
  for (const other of others)
    takeActionStep(tx, context, other, {
      step: 'drop',
      event: 'action.merged',
      reason,
      change: {
        endedAt: context.now,
        endedById: context.actor.userId,
        endReason: reason,
        mergedIntoId: action.id,
      },
    })
  const codes = others.map(({ code }) => code)
  recordActionEvent(tx, context, 'action.changed', action, { name: codes.join(', ') })
}

/** Drafts of one supplier that a closure would re-score alike. */
export function areMergeable(one: ActionRow, other: ActionRow) {
  return (
    other.id !== one.id &&
    other.state === 'draft' &&
    other.supplierId === one.supplierId &&
    other.assessmentId === one.assessmentId &&
    other.auditId === one.auditId
  )
}

function whyNotChange({ actor }: ActionContext, { state }: ActionRow): ActionVerbRefusal | null {
  if (!canManageActions(actor)) return { code: 'not-allowed' }
  return state === 'draft' ? null : { code: 'wrong-state', state, needs: ['draft'] }
}

/** The draft is about these items from now on, weighed as they stand now; false when it has changed meanwhile. */
function writeItems(
  tx: Db,
  { now }: ActionContext,
  action: ActionRow,
  itemCodes: readonly string[],
  change: Parameters<typeof updateAction>[2],
): boolean {
  const { items, facts } = weighItems(tx, action, itemCodes, now)
  if (!updateAction(tx, action, { ...change, ...facts, updatedAt: now })) return false
  replaceItems(tx, action.id, items)
  return true
}

function newCodes(tx: Db, { id }: ActionRow, codes: readonly string[]) {
  const known = new Set(findActionItems(tx, id).map(({ itemCode }) => itemCode))
  return codes.filter(code => !known.has(code))
}
