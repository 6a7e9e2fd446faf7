import { canManageAudits } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { findAllVersionsByKind } from '#app/questionnaires/queries.server.ts'
import { takeCode } from '#app/remediation/number-queries.server.ts'
import { findSupplierByCode } from '#app/suppliers/queries.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { whyNotDay } from './audit-day.ts'
import { isOpenAudit, whyNotAuditStep } from './audit-state.ts'
import {
  changeAudit,
  isKeptAway,
  recordAuditEvent,
  takeAuditStep,
  type AuditTarget,
} from './change-audit.server.ts'
import { whyNotAuditor } from './check-auditor.server.ts'
import { findSupplierContacts } from '../actions/contact-queries.server.ts'
import { insertAudits, updateAudit, type AuditRow } from './queries.server.ts'
import { refused } from '#app/http/refusal.ts'
import { wrongState, type AuditRefusal, type AuditResultOf } from './refusal.ts'
import { tellSupplierOfAudit } from './tell.server.ts'
import type { AuditMode } from './vocabulary.ts'

export type Arrangement = {
  mode: AuditMode
  auditorId: string | null
  scope: string
}

export type NewAudit = Arrangement & {
  supplierCode: string
  /** Calendar day (`YYYY-MM-DD`), not past. */
  plannedOn: string
  /** Why, in somebody's words. */
  occasion: string
}

/** Plans one audit by hand: on an occasion of its own, beside whatever the year's plan has. */
export function planAudit(db: Db, context: ActionContext, given: NewAudit): AuditResultOf<{ id: string }> {
  const { actor, now } = context
  if (!canManageAudits(actor)) return refused({ code: 'not-found' })
  return transact(db, (tx): AuditResultOf<{ id: string }> => {
    const { supplierCode, mode, plannedOn, auditorId, scope, occasion } = given
    const supplier = findSupplierByCode(tx, supplierCode)
    if (!supplier) return refused({ code: 'unknown-supplier' })
    if (isKeptAway(tx, actor, supplier.id)) return refused({ code: 'recused' })
    if (supplier.closedAt) return refused({ code: 'supplier-closed' })
    const questionnaireVersionId = findAllVersionsByKind(tx, 'esg-checklist')[0]?.id
    if (!questionnaireVersionId) return refused({ code: 'nothing-published' })
    const refusal = whyNotDay(plannedOn, now) ?? whyNotAuditor(tx, auditorId, supplier.id)
    if (refusal) return refused(refusal)
    const year = Number(plannedOn.slice(0, 4))
    const row = {
      id: newId(),
      code: takeCode(tx, 'AU', year),
      supplierId: supplier.id,
      year,
      state: 'planned' as const,
      questionnaireVersionId,
      ...{ mode, plannedOn, auditorId, scope, occasion },
      createdById: actor.userId,
      createdAt: now,
      updatedAt: now,
    }
    insertAudits(tx, [row])
    recordAuditEvent(tx, context, 'audit.planned', row, { mode, plannedOn, occasion })
    return { ok: true, id: row.id }
  })
}

/**
 * Changes how an audit is to be done: before it is notified everything but its day, which is put off with a reason;
 * afterwards who does it. A supplier that knew of it is told of another way or scope.
 */
export function changeArrangement(
  db: Db,
  context: ActionContext,
  target: AuditTarget,
  { mode, auditorId, scope }: Arrangement,
): AuditResultOf {
  return changeAudit(db, context, target, (tx, audit): AuditRefusal | null => {
    if (!canManageAudits(context.actor)) return { code: 'not-allowed' }
    if (!isOpenAudit(audit.state)) return wrongState(audit.state)
    const refusal = whyNotAuditor(tx, auditorId, audit.supplierId)
    if (refusal) return refusal
    if (audit.state !== 'planned' && auditorId === null) return { code: 'auditor-missing' }
    const change = audit.state === 'planned' ? { mode, auditorId, scope } : { auditorId }
    updateAudit(tx, audit, { ...change, updatedAt: context.now })
    recordAuditEvent(tx, context, 'audit.changed', audit, change)
    const changed = { ...audit, ...change }
    if (knowsOf(audit) && (changed.mode !== audit.mode || changed.scope !== audit.scope))
      tellSupplierOfAudit(tx, context.now, changed, { news: 'changed' })
    return null
  })
}

/** Tells the supplier the day, the way and the scope. From then on it sees the audit. */
export function notifyAudit(db: Db, context: ActionContext, target: AuditTarget): AuditResultOf {
  const { now } = context
  return changeAudit(db, context, target, (tx, audit): AuditRefusal | null => {
    const refusal = whyNotAuditStep(context.actor, audit, 'notify') ?? whyNotNotify(tx, audit, now)
    if (refusal) return refusal
    const { plannedOn, mode } = audit
    const step = { step: 'notify', event: 'audit.notified', data: { plannedOn, mode } } as const
    const notTaken = takeAuditStep(tx, context, audit, { ...step, change: { notifiedAt: now } })
    if (notTaken) return notTaken
    tellSupplierOfAudit(tx, now, audit, { news: 'notified' })
    return null
  })
}

/** Puts an audit off to another day, with a reason. A supplier that knew of it is told each time; the new day is notified anew. */
export function postponeAudit(
  db: Db,
  context: ActionContext,
  target: AuditTarget,
  { plannedOn, reason }: { plannedOn: string; reason: string },
): AuditResultOf {
  const { actor, now } = context
  return changeAudit(db, context, target, (tx, audit): AuditRefusal | null => {
    const refusal =
      whyNotAuditStep(actor, audit, 'postpone', reason) ??
      (plannedOn === audit.plannedOn ? { code: 'date-same' as const } : whyNotDay(plannedOn, now))
    if (refusal) return refusal
    const notTaken = takeAuditStep(tx, context, audit, {
      step: 'postpone',
      event: 'audit.postponed',
      reason,
      change: { plannedOn, postponements: audit.postponements + 1 },
      data: { from: audit.plannedOn, to: plannedOn },
    })
    if (notTaken) return notTaken
    if (knowsOf(audit)) tellSupplierOfAudit(tx, now, { ...audit, plannedOn }, { news: 'postponed', reason })
    return null
  })
}

/** Cancels an audit, with a reason; a supplier that knew of it is told. */
export function cancelAudit(
  db: Db,
  context: ActionContext,
  target: AuditTarget,
  reason: string,
): AuditResultOf {
  return changeAudit(db, context, target, (tx, audit): AuditRefusal | null => {
    const { now } = context
    const refusal = takeAuditStep(tx, context, audit, {
      step: 'cancel',
      event: 'audit.cancelled',
      reason,
      change: { endedAt: now, endReason: reason },
    })
    if (refusal) return refusal
    if (knowsOf(audit)) tellSupplierOfAudit(tx, now, audit, { news: 'cancelled', reason })
    return null
  })
}

/** The supplier has been notified once and sees it since, also while a new day is only planned. */
function knowsOf({ notifiedAt }: AuditRow) {
  return notifiedAt !== null
}

/** Whoever is told can prepare: there is a day to come, somebody who audits, and somebody to tell. */
function whyNotNotify(tx: Db, audit: AuditRow, now: Date): AuditRefusal | null {
  if (audit.plannedOn < isoDate(now)) return { code: 'date-past' }
  if (audit.auditorId === null) return { code: 'auditor-missing' }
  const unfit = whyNotAuditor(tx, audit.auditorId, audit.supplierId)
  if (unfit) return unfit
  return findSupplierContacts(tx, audit.supplierId).length === 0 ? { code: 'nobody-to-tell' } : null
}
