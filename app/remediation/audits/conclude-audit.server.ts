import type { ActionContext } from '#app/history/record-event.server.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { isOpenAction } from '../actions/action-state.ts'
import { whyNotAuditStep } from './audit-state.ts'
import { changeAudit, takeAuditStep, type AuditTarget } from './change-audit.server.ts'
import { findFindingsByAuditId, findResultsByAuditId, type AuditRow } from './queries.server.ts'
import type { AuditRefusal, AuditResultOf } from './refusal.ts'
import { issueFindingsAsActions } from './issue-actions.server.ts'
import { tellSupplierOfAudit } from './tell.server.ts'
import { unnamedDeviations } from './unnamed-deviations.ts'

/** A visit begins. */
export function startAudit(db: Db, context: ActionContext, target: AuditTarget): AuditResultOf {
  return changeAudit(db, context, target, (tx, audit) =>
    takeAuditStep(tx, context, audit, {
      step: 'start',
      event: 'audit.started',
      change: { startedAt: context.now },
    }),
  )
}

/**
 * Says what the audit has found: each finding becomes a corrective action in the same transaction, and the supplier is told.
 * Every deviation recorded of an item needs a finding that says what is to be done.
 */
export function issueFindings(
  db: Db,
  context: ActionContext,
  target: AuditTarget,
  summary: string,
): AuditResultOf {
  return changeAudit(db, context, target, (tx, audit): AuditRefusal | null => {
    const { actor, now } = context
    const refusal = whyNotAuditStep(actor, audit, 'issue-findings') ?? whyNotIssue(tx, audit)
    if (refusal) return refusal
    const findings = findFindingsByAuditId(tx, audit.id).map(({ finding }) => finding)
    const notTaken = takeAuditStep(tx, context, audit, {
      step: 'issue-findings',
      event: 'audit.findings-issued',
      change: { summary, findingsIssuedAt: now },
      data: { findings: findings.length },
    })
    if (notTaken) return notTaken
    issueFindingsAsActions(tx, context, audit, findings)
    if (findings.length === 0) tellSupplierOfAudit(tx, now, audit, { news: 'findings' })
    return null
  })
}

/** From now on its actions are followed. Without findings there is nothing to follow. */
export function followUpAudit(db: Db, context: ActionContext, target: AuditTarget): AuditResultOf {
  return changeAudit(db, context, target, (tx, audit): AuditRefusal | null => {
    const refusal = whyNotAuditStep(context.actor, audit, 'follow-up')
    if (refusal) return refusal
    if (findFindingsByAuditId(tx, audit.id).length === 0) return { code: 'no-findings' }
    return takeAuditStep(tx, context, audit, { step: 'follow-up', event: 'audit.followed-up' })
  })
}

/** Closes an audit once each of its actions has ended, closed or withdrawn. */
export function closeAudit(db: Db, context: ActionContext, target: AuditTarget): AuditResultOf {
  return changeAudit(db, context, target, (tx, audit): AuditRefusal | null => {
    const refusal = whyNotAuditStep(context.actor, audit, 'close')
    if (refusal) return refusal
    const count = countOpenActions(tx, audit.id)
    if (count > 0) return { code: 'actions-open', count }
    const change = { endedAt: context.now }
    return takeAuditStep(tx, context, audit, { step: 'close', event: 'audit.closed', change })
  })
}

/** Files an audit: nothing of it changes any more. */
export function archiveAudit(db: Db, context: ActionContext, target: AuditTarget): AuditResultOf {
  return changeAudit(db, context, target, (tx, audit) =>
    takeAuditStep(tx, context, audit, { step: 'archive', event: 'audit.archived' }),
  )
}

/** Why the findings cannot be issued yet; null when they can. */
export function whyNotIssue(tx: Db, audit: AuditRow): AuditRefusal | null {
  if (findSupplierById(tx, audit.supplierId)?.closedAt) return { code: 'supplier-closed' }
  const results = findResultsByAuditId(tx, audit.id).filter(({ result }) => result !== null)
  const findings = findFindingsByAuditId(tx, audit.id).map(({ finding }) => finding)
  if (results.length + findings.length === 0) return { code: 'nothing-recorded' }
  const unnamed = unnamedDeviations(results, findings)
  return unnamed.length > 0 ? { code: 'findings-missing', itemCodes: unnamed } : null
}

function countOpenActions(tx: Db, auditId: string) {
  const actions = findFindingsByAuditId(tx, auditId).flatMap(({ action }) => action ?? [])
  return actions.filter(({ state }) => state === 'draft' || isOpenAction(state)).length
}
