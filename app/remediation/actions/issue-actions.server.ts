import { newId } from '#app/accounts/token.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { deadlineOfSupplier } from '../measures/deadline.server.ts'
import { insertDraft, type NewAction } from './draft-action.server.ts'
import { actionDueAt } from './due-date.ts'
import { whyNotOwner } from './draft-checks.server.ts'
import { findActionById, findActionItems, type ActionRow } from './queries.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ActionRefusal, ActionResult } from './refusal.ts'
import { actionToChange, takeActionStep, type ActionTarget } from './take-action-step.server.ts'
import { factsOf, tellSupplier, urlOf } from './tell.server.ts'
import { replaceItems, weighItems } from './weigh-items.server.ts'

/** A mail names so many; the list in the portal has them all. */
const MOST_LISTED = 20

export type IssueRefusal = ActionRefusal | { code: 'supplier-closed' }

/** Issues one draft: it gets its due date, the supplier sees it and is told. */
export function issueAction(
  db: Db,
  context: ActionContext,
  target: ActionTarget,
): ActionResult<IssueRefusal> {
  return transact(db, (tx): ActionResult<IssueRefusal> => {
    const found = actionToChange(tx, context, target)
    if (!found.ok) return found
    const refusal = issueInTransaction(tx, context, found.action)
    if (refusal) return refused(refusal)
    tellIssued(tx, context, [found.action.id])
    return { ok: true }
  })
}

/**
 * Issues several drafts together, each supplier told in one mail. What somebody else issued or dropped meanwhile is passed
 * over and counted.
 */
export function issueActions(db: Db, context: ActionContext, ids: readonly string[]) {
  return transact(db, tx => {
    const issued = ids.filter(actionId => {
      const found = actionToChange(tx, context, { actionId, rev: null })
      return found.ok && issueInTransaction(tx, context, found.action) === null
    })
    tellIssued(tx, context, issued)
    return { issued: issued.length, passedOver: ids.length - issued.length }
  })
}

/**
 * Makes and issues findings of one supplier at once, those of an audit say, told in one mail. Call inside the transaction
 * that they belong to; on a refusal nothing has been written.
 */
export function raiseActions(
  tx: Db,
  context: ActionContext,
  findings: readonly NewAction[],
): { ok: true; ids: string[] } | Refused<IssueRefusal> {
  const [first] = findings
  if (first && findSupplierById(tx, first.supplierId)?.closedAt) return refused({ code: 'supplier-closed' })
  const ids = findings.map(finding => {
    const draft = insertDraft(tx, context, finding)
    const refusal = issueInTransaction(tx, context, draft)
    if (refusal) throw new Error(`a new draft cannot be issued: ${refusal.code}`)
    return draft.id
  })
  tellIssued(tx, context, ids)
  return { ok: true, ids }
}

/**
 * Issues a draft without telling anybody; call `tellIssued` in the same transaction. Null when it was issued. What it can
 * win back and what it repeats is worked out again: something may have been closed or issued since it was drafted.
 */
export function issueInTransaction(tx: Db, context: ActionContext, draft: ActionRow): IssueRefusal | null {
  if (findSupplierById(tx, draft.supplierId)?.closedAt) return { code: 'supplier-closed' }
  const { actor, now } = context
  const deadline = deadlineOfSupplier(tx, draft.supplierId)
  const dueAt = actionDueAt({ severity: draft.severity, deadline }, now, loadSettings(tx))
  const itemCodes = findActionItems(tx, draft.id).map(({ itemCode }) => itemCode)
  const { items, facts } = weighItems(tx, draft, itemCodes, now)
  const ownerId = ownerOf(tx, draft) ?? actor.userId
  const refusal = takeActionStep(tx, context, draft, {
    step: 'issue',
    event: 'action.issued',
    change: { issuedAt: now, dueAt, firstDueAt: dueAt, ownerId, ...facts },
    data: { severity: draft.severity, dueAt },
  })
  if (!refusal) replaceItems(tx, draft.id, items)
  return refusal
}

/** Who was to follow it, unless they have left, or keep away from the supplier, by now. */
function ownerOf(tx: Db, { supplierId, ownerId }: ActionRow): string | null {
  return whyNotOwner(tx, supplierId, ownerId) ? null : ownerId
}

/** Tells every supplier in one mail which actions were issued to it. */
export function tellIssued(tx: Db, { now }: ActionContext, ids: readonly string[]) {
  const actions = ids.flatMap(id => findActionById(tx, id) ?? [])
  for (const supplierId of new Set(actions.map(action => action.supplierId))) {
    const own = actions.filter(action => action.supplierId === supplierId)
    const [first] = own
    if (!first) continue
    const key = `actions-issued:${supplierId}:${isoDate(now)}:${newId()}`
    tellSupplier(tx, now, supplierId, key, (facts, locale) => ({
      kind: 'actions-issued',
      ...facts,
      actions: own.slice(0, MOST_LISTED).map(action => ({
        ...factsOf(action, locale),
        url: urlOf(`/actions/${action.id}`),
      })),
      more: Math.max(0, own.length - MOST_LISTED),
      url: urlOf(own.length === 1 ? `/actions/${first.id}` : '/actions'),
    }))
  }
}
