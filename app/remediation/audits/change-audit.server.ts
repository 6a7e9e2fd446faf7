import {
  canAnswer,
  canDecideMeasures,
  canManageAudits,
  canSeeAssessments,
  isSupplier,
  type Actor,
} from '#app/accounts/roles.ts'
import type { EventType } from '#app/history/events.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isRecusedFrom } from '#app/integrity/registers/find-registers.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { nextAuditState, whyNotAuditStep, type AuditStep } from './audit-state.ts'
import { findAuditById, updateAudit, type AuditRow } from './queries.server.ts'
import { refused } from '#app/http/refusal.ts'
import type { AuditRefusal, AuditResultOf } from './refusal.ts'

/** `rev`: the audit as the person was shown it; null: whatever it is by now. */
export type AuditTarget = { auditId: string; rev: number | null }

/** The audit as this person may see it: a supplier sees its own from the day it is notified; null when there is none. */
export function findVisibleAudit(db: Db, actor: Actor, id: string): AuditRow | null {
  const audit = canAnswer(actor) || canSeeAssessments(actor) ? findAuditById(db, id) : null
  if (!audit || !isSupplier(actor)) return audit
  return audit.supplierId === actor.supplierId && audit.notifiedAt !== null ? audit : null
}

/**
 * Runs a verb on an audit as its person saw it, in one transaction. `work` answers why not before it writes anything, null
 * when it has done it. Of two people acting at once the second is told that the audit has changed. Whom a declared
 * relation keeps away from the supplier changes nothing of its audits at the buyer.
 */
export function changeAudit(
  db: Db,
  { actor }: Pick<ActionContext, 'actor'>,
  { auditId, rev }: AuditTarget,
  work: (tx: Db, audit: AuditRow) => AuditRefusal | null,
): AuditResultOf {
  return transact(db, (tx): AuditResultOf => {
    const audit = findVisibleAudit(tx, actor, auditId)
    if (!audit) return refused({ code: 'not-found' })
    if (isKeptAway(tx, actor, audit.supplierId)) return refused({ code: 'recused' })
    if (rev !== null && audit.rev !== rev) return refused({ code: 'changed-meanwhile' })
    const refusal = work(tx, audit)
    return refusal ? refused(refusal) : { ok: true }
  })
}

/** Whoever else could record, conclude or arrange audits of this supplier, but has a declared relation to it. */
export function isKeptAway(db: Db, actor: Actor, supplierId: string): boolean {
  return canArrangeAudits(actor) && isRecusedFrom(db, actor, supplierId)
}

type Step = {
  step: AuditStep
  event: EventType
  reason?: string | null
  /** What changes besides the state. */
  change?: Parameters<typeof updateAudit>[2]
  /** What the event says besides the reason. */
  data?: Record<string, unknown>
}

/** Takes a step of the state machine with its event, inside the transaction. Null when it was taken, else why not. */
export function takeAuditStep(
  tx: Db,
  context: ActionContext,
  audit: AuditRow,
  { step, event, reason = null, change = {}, data = {} }: Step,
): AuditRefusal | null {
  const refusal = whyNotAuditStep(context.actor, audit, step, reason)
  if (refusal) return refusal
  if (!updateAudit(tx, audit, { ...change, state: nextAuditState(step), updatedAt: context.now }))
    return { code: 'changed-meanwhile' }
  recordAuditEvent(tx, context, event, audit, { ...(reason ? { reason } : {}), ...data })
  return null
}

/** An event of an audit: in the timelines of the audit and its supplier. */
export function recordAuditEvent(
  tx: Db,
  context: ActionContext,
  type: EventType,
  { id, code, supplierId }: Pick<AuditRow, 'id' | 'code' | 'supplierId'>,
  data: Record<string, unknown> = {},
) {
  recordEvent(tx, context, type, { supplierId }, { auditId: id, code, ...data })
}

/** Puts audits off or cancels them: whoever manages audits, and the committee. */
export function canArrangeAudits(actor: Actor) {
  return canManageAudits(actor) || canDecideMeasures(actor)
}
