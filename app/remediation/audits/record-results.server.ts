import { canManageAudits } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { askedCodes } from './asked-items.server.ts'
import { changeAudit, recordAuditEvent, type AuditTarget } from './change-audit.server.ts'
import {
  findResultsByAuditId,
  putResult,
  updateAudit,
  type AuditResultRow,
  type AuditRow,
} from './queries.server.ts'
import { wrongState, type AuditRefusal, type AuditResultOf } from './refusal.ts'
import { severityOf, type AuditResult } from './vocabulary.ts'

/** What somebody says of one item. `rev`: the item as it was shown; 0: nothing stood there. */
export type RecordedItem = { itemCode: string; result: AuditResult | null; note: string; rev: number }

/** The auditor records what was found of some items: all of them or, when somebody else was there before, none. */
export function recordResults(
  db: Db,
  context: ActionContext,
  auditId: string,
  items: readonly RecordedItem[],
): AuditResultOf {
  return changeAudit(db, context, { auditId, rev: null }, (tx, audit): AuditRefusal | null => {
    if (!canManageAudits(context.actor)) return { code: 'not-allowed' }
    if (audit.state !== 'in-progress') return wrongState(audit.state)
    const known = knownResults(tx, audit.id)
    const isChanged = ({ itemCode, result, note }: RecordedItem) =>
      (known.get(itemCode)?.result ?? null) !== result || (known.get(itemCode)?.note ?? '') !== note
    const changed = items.filter(isChanged)
    const refusal = whyNotRecord(tx, audit, changed, known)
    if (refusal) return refusal
    for (const { itemCode, result, note } of changed)
      putResult(tx, { auditId: audit.id, itemCode, result, note, ...by(context) })
    if (changed.length > 0) noteRecorded(tx, context, audit, changed)
    return null
  })
}

/** Takes over what the supplier said of itself wherever the auditor has recorded nothing yet. */
export function acceptSelfResults(db: Db, context: ActionContext, target: AuditTarget): AuditResultOf {
  return changeAudit(db, context, target, (tx, audit): AuditRefusal | null => {
    if (!canManageAudits(context.actor)) return { code: 'not-allowed' }
    if (audit.state !== 'in-progress') return wrongState(audit.state)
    const open = findResultsByAuditId(tx, audit.id).filter(row => row.result === null && row.selfResult)
    if (open.length === 0) return { code: 'nothing-recorded' }
    for (const { itemCode, selfResult, selfNote } of open)
      putResult(tx, {
        auditId: audit.id,
        itemCode,
        result: selfResult,
        note: severityOf(selfResult) ? selfNote : '',
        ...by(context),
      })
    noteRecorded(tx, context, audit, open)
    return null
  })
}

export function knownResults(tx: Db, auditId: string): Map<string, AuditResultRow> {
  return new Map(findResultsByAuditId(tx, auditId).map(row => [row.itemCode, row]))
}

/** Why these changes cannot be written: an item nobody is asked, or one that has changed since it was shown. */
export function whyNotRecord(
  tx: Db,
  audit: AuditRow,
  changed: readonly { itemCode: string; rev: number }[],
  known: ReadonlyMap<string, AuditResultRow>,
): AuditRefusal | null {
  const asked = askedCodes(tx, audit)
  if (changed.some(({ itemCode }) => !asked.includes(itemCode))) return { code: 'unknown-item' }
  const stale = changed.filter(({ itemCode, rev }) => (known.get(itemCode)?.rev ?? 0) !== rev)
  return stale.length > 0 ? { code: 'items-changed', itemCodes: stale.map(({ itemCode }) => itemCode) } : null
}

function by({ actor, now }: ActionContext) {
  return { recordedById: actor.userId, recordedAt: now }
}

function noteRecorded(
  tx: Db,
  context: ActionContext,
  audit: AuditRow,
  changed: readonly { itemCode: string }[],
) {
  updateAudit(tx, audit, { updatedAt: context.now })
  const itemCodes = changed.map(({ itemCode }) => itemCode)
  recordAuditEvent(tx, context, 'audit.recorded', audit, { itemCodes, count: itemCodes.length })
}
