import { canManageAudits } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import type { Severity } from '../actions/vocabulary.ts'
import { askedCodes } from './asked-items.server.ts'
import { changeAudit, recordAuditEvent } from './change-audit.server.ts'
import {
  findFindingById,
  findFindingsByAuditId,
  insertFinding,
  MAX_FINDINGS,
  updateAudit,
  updateFinding,
  type AuditRow,
} from './queries.server.ts'
import { wrongState, type AuditRefusal, type AuditResultOf } from './refusal.ts'

/** `itemCode`: the item it is about; null for what no item asks. */
export type Finding = { itemCode: string | null; severity: Severity; finding: string; requirement: string }

/** Adds a point for improvement while the audit goes on. */
export function addFinding(db: Db, context: ActionContext, auditId: string, given: Finding): AuditResultOf {
  return changeFindings(db, context, auditId, (tx, audit): AuditRefusal | null => {
    const refusal = whyNotItem(tx, audit, given.itemCode)
    if (refusal) return refusal
    if (findFindingsByAuditId(tx, auditId).length >= MAX_FINDINGS)
      return { code: 'too-many-findings', max: MAX_FINDINGS }
    const { actor, now } = context
    insertFinding(tx, { id: newId(), auditId, ...given, addedById: actor.userId, addedAt: now })
    recordAuditEvent(tx, context, 'audit.recorded', audit, { ...given, change: 'finding-added' })
    return null
  })
}

/** Words a finding anew, or gives it another severity or item. */
export function changeFinding(
  db: Db,
  context: ActionContext,
  { auditId, findingId }: { auditId: string; findingId: string },
  given: Finding,
): AuditResultOf {
  return changeFindings(db, context, auditId, (tx, audit): AuditRefusal | null => {
    const known = findFindingById(tx, auditId, findingId)
    if (!known) return { code: 'not-found' }
    const refusal = whyNotItem(tx, audit, given.itemCode)
    if (refusal) return refusal
    updateFinding(tx, findingId, given)
    recordAuditEvent(tx, context, 'audit.recorded', audit, { ...given, change: 'finding-changed', findingId })
    return null
  })
}

/** Takes a finding back before it is issued; the record of it stays. */
export function removeFinding(
  db: Db,
  context: ActionContext,
  { auditId, findingId }: { auditId: string; findingId: string },
): AuditResultOf {
  return changeFindings(db, context, auditId, (tx, audit): AuditRefusal | null => {
    const known = findFindingById(tx, auditId, findingId)
    if (!known) return { code: 'not-found' }
    updateFinding(tx, findingId, { removedAt: context.now })
    const { itemCode } = known
    recordAuditEvent(tx, context, 'audit.recorded', audit, { itemCode, change: 'finding-removed', findingId })
    return null
  })
}

function changeFindings(
  db: Db,
  context: ActionContext,
  auditId: string,
  work: (tx: Db, audit: AuditRow) => AuditRefusal | null,
) {
  return changeAudit(db, context, { auditId, rev: null }, (tx, audit): AuditRefusal | null => {
    if (!canManageAudits(context.actor)) return { code: 'not-allowed' }
    if (audit.state !== 'in-progress') return wrongState(audit.state)
    const refusal = work(tx, audit)
    if (!refusal) updateAudit(tx, audit, { updatedAt: context.now })
    return refusal
  })
}

function whyNotItem(tx: Db, audit: AuditRow, itemCode: string | null): AuditRefusal | null {
  if (itemCode === null || askedCodes(tx, audit).includes(itemCode)) return null
  return { code: 'unknown-item' }
}
