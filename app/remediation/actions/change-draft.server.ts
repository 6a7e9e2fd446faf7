import { canManageActions } from '#app/accounts/roles.ts'
import { sum } from '#app/grading/rounding.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { changeAction } from './change-action.server.ts'
import { lossesOf } from './item-losses.server.ts'
import { whyNotItems, whyNotOwner } from './draft-checks.server.ts'
import {
  deleteActionItems,
  findActionItems,
  insertActionItems,
  updateAction,
  type ActionRow,
} from './queries.server.ts'
import { refused } from '#app/http/refusal.ts'
import type { ActionResult, ActionVerbRefusal } from './refusal.ts'
import {
  actionToChange,
  recordActionEvent,
  takeActionStep,
  type ActionTarget,
} from './take-action-step.server.ts'
import { SEVERITIES, type Severity } from './vocabulary.ts'

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
      whyNotOwner(tx, facts.ownerId)
    if (refusal) return refusal
    const kept = findActionItems(tx, action.id).filter(({ itemCode }) => itemCodes.includes(itemCode))
    const known = new Set(kept.map(({ itemCode }) => itemCode))
    const added = itemCodes.filter(code => !known.has(code))
    const items = [...kept, ...added.map(itemCode => itemFor(tx, action, itemCode))]
    if (!writeItems(tx, context, action, items, facts)) return { code: 'changed-meanwhile' }
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
  const items = new Map(
    all
      .flatMap(({ id }) => findActionItems(tx, id))
      .reverse()
      .map(item => [item.itemCode, { ...item, actionId: action.id }]),
  )
  writeItems(tx, context, action, [...items.values()].reverse(), {
    severity: SEVERITIES.find(severity => all.some(one => one.severity === severity)) ?? action.severity,
    finding: all.map(({ finding }) => finding).join('\n\n'),
    requirement: all.map(({ requirement }) => requirement).join('\n\n'),
    repeatOfId: all.find(({ repeatOfId }) => repeatOfId)?.repeatOfId ?? null,
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

type Items = Parameters<typeof insertActionItems>[1]

function writeItems(
  tx: Db,
  { now }: ActionContext,
  action: ActionRow,
  items: Items,
  change: Parameters<typeof updateAction>[2],
): boolean {
  const sorted = [...items].sort((a, b) => (a.itemCode < b.itemCode ? -1 : 1))
  const [first] = sorted
  const isCurrent = updateAction(tx, action, {
    ...change,
    dimension: first ? first.itemCode.slice(0, 3) : null,
    promisedPoints: sum(sorted.map(({ lostPoints = 0 }) => lostPoints)),
    updatedAt: now,
  })
  if (!isCurrent) return false
  deleteActionItems(tx, action.id)
  insertActionItems(tx, sorted)
  return true
}

function newCodes(tx: Db, { id }: ActionRow, codes: readonly string[]) {
  const known = new Set(findActionItems(tx, id).map(({ itemCode }) => itemCode))
  return codes.filter(code => !known.has(code))
}

function itemFor(tx: Db, { id: actionId, supplierId }: ActionRow, itemCode: string) {
  const nothing = { lostPoints: 0, gain: 0, triggers: [] }
  return { actionId, supplierId, itemCode, ...nothing, ...lossesOf(tx, supplierId).get(itemCode) }
}
