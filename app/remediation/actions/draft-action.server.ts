import { canManageActions } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { takeCode } from '../number-queries.server.ts'
import { findActionById, insertAction, insertActionItems, type ActionRow } from './queries.server.ts'
import { whyNotItems, whyNotOwner } from './draft-checks.server.ts'
import { lossesOf } from './item-losses.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ActionVerbRefusal } from './refusal.ts'
import { isKeptAway, recordActionEvent } from './take-action-step.server.ts'
import type { ActionSource, Severity } from './vocabulary.ts'
import { factsOfItems } from './weigh-items.server.ts'

export type NewActionItem = { itemCode: string; lostPoints?: number; gain?: number; triggers?: string[] }

/** A finding to be worked off, before anybody has issued it. */
export type NewAction = {
  supplierId: string
  source: ActionSource
  /** The published result whose answers a closure moves on from; null for none. */
  assessmentId: string | null
  auditId?: string | null
  severity: Severity
  finding: string
  requirement: string
  ownerId?: string | null
  items: readonly NewActionItem[]
}

type Written = Pick<NewAction, 'supplierId' | 'severity' | 'finding' | 'requirement'> & {
  ownerId: string | null
  itemCodes: readonly string[]
}

/**
 * Somebody who noticed something drafts an action on a supplier, on items of its checklist or on none. It is proposed
 * like those that follow from a result: edited, dropped or issued.
 */
export function draftAction(
  db: Db,
  context: ActionContext,
  { itemCodes, ...written }: Written,
): { ok: true; id: string } | Refused<ActionVerbRefusal> {
  return transact(db, (tx): { ok: true; id: string } | Refused<ActionVerbRefusal> => {
    const supplier = canManageActions(context.actor) ? findSupplierById(tx, written.supplierId) : null
    if (!supplier) return refused({ code: 'unknown-supplier' })
    if (isKeptAway(tx, context.actor, supplier.id)) return refused({ code: 'recused' })
    if (supplier.closedAt) return refused({ code: 'supplier-closed' })
    const refusal = whyNotItems(tx, supplier.id, itemCodes) ?? whyNotOwner(tx, supplier.id, written.ownerId)
    if (refusal) return refused(refusal)
    const items = itemCodes.map(itemCode => ({ itemCode }))
    const draft = insertDraft(tx, context, { ...written, source: 'manual', assessmentId: null, items })
    return { ok: true, id: draft.id }
  })
}

/**
 * Writes a draft with its items and event. The caller has checked what stands in it. Items that come without their losses
 * take them from where the supplier stands now.
 */
export function insertDraft(tx: Db, context: ActionContext, action: NewAction): ActionRow {
  const { now, actor } = context
  const { items: named, ...facts } = action
  const id = newId()
  const items = withLosses(tx, { ...action, id }, named)
  const code = takeCode(tx, 'CA', Number(isoDate(now).slice(0, 4)))
  insertAction(tx, {
    id,
    code,
    ...facts,
    state: 'draft',
    createdById: actor.userId,
    createdAt: now,
    ...factsOfItems(tx, action, items, now),
    updatedAt: now,
  })
  insertActionItems(
    tx,
    items.map(item => ({ ...item, actionId: id, supplierId: action.supplierId })),
  )
  const row = findActionById(tx, id)
  if (!row) throw new Error(`action ${id} was not written`)
  recordActionEvent(tx, context, 'action.proposed', row, {
    source: action.source,
    severity: action.severity,
    items: codesOf(items),
  })
  return row
}

function withLosses(tx: Db, action: Parameters<typeof lossesOf>[1], items: readonly NewActionItem[]) {
  const unweighed = items.filter(({ lostPoints }) => lostPoints === undefined)
  const losses = lossesOf(tx, action, codesOf(unweighed))
  return items.map(item => ({ lostPoints: 0, ...losses.get(item.itemCode), ...item }))
}

function codesOf(items: readonly NewActionItem[]) {
  return items.map(({ itemCode }) => itemCode)
}
