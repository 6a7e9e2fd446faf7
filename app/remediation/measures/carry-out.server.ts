import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Settings } from '#app/settings/settings.ts'
import { updateSupplier } from '#app/suppliers/queries.server.ts'
import type { SupplierStatus } from '#app/suppliers/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { dueAfter } from '../due-after.ts'
import { changeCase, moveCase, recordCaseEvent } from './case-change.server.ts'
import type { DecisionRow } from './queries.server.ts'
import type { Situation } from './situation.server.ts'
import { tellFinance } from './tell-finance.server.ts'
import { tellSupplierOfMeasure } from './tell-supplier.server.ts'

type Approved = { decision: DecisionRow; situation: Situation; settings: Settings }

/** Does what has been approved, and tells whom it concerns. Call it inside the transaction of the decision. */
export function carryOut(tx: Db, context: ActionContext, approved: Approved) {
  const { decision } = approved
  switch (decision.kind) {
    case 'grant-chance':
      return grantChance(tx, context, approved)
    case 'eliminate':
      return eliminate(tx, context, approved)
    case 'release':
      return release(tx, context, approved)
    case 'defer-payment':
      return deferPayment(tx, context, approved)
    case 'reinstate':
      return reinstate(tx, context, approved)
  }
}

function grantChance(tx: Db, context: ActionContext, { decision, situation, settings }: Approved) {
  const { now } = context
  const dueAt = dueAfter(now, Math.min(decision.days ?? settings.chanceDays, settings.chanceDays))
  const row = moveCase(tx, context, openOf(situation), {
    step: 'grant-chance',
    event: 'case.decided',
    change: { dueAt, chanceGrantedAt: now, decisionDueAt: null, committeeToldAt: null },
    data: { decisionId: decision.id, kind: decision.kind, dueAt },
  })
  tellSupplierOfMeasure(tx, now, situation.supplier, { news: 'chance', key: `chance:${row.id}`, dueAt })
}

function eliminate(tx: Db, context: ActionContext, { decision, situation }: Approved) {
  const { now } = context
  const row = moveCase(tx, context, openOf(situation), {
    step: 'eliminate',
    event: 'case.decided',
    data: { decisionId: decision.id, kind: decision.kind },
  })
  changeStatus(tx, context, situation, 'disqualified', decision)
  tellSupplierOfMeasure(tx, now, situation.supplier, { news: 'disqualified', key: `disqualified:${row.id}` })
}

function release(tx: Db, context: ActionContext, { decision, situation }: Approved) {
  const row = moveCase(tx, context, openOf(situation), {
    step: 'release',
    event: 'case.decided',
    data: { decisionId: decision.id, kind: decision.kind },
  })
  tellSupplierOfMeasure(tx, context.now, situation.supplier, { news: 'released', key: `released:${row.id}` })
}

function deferPayment(tx: Db, context: ActionContext, { decision, situation, settings }: Approved) {
  const { now } = context
  const row = openOf(situation)
  const until = dueAfter(now, Math.min(decision.days ?? 1, settings.deferralMaxDays))
  changeCase(tx, row, { paymentDeferredUntil: until, updatedAt: now })
  recordCaseEvent(tx, context, 'case.decided', row, { decisionId: decision.id, kind: decision.kind, until })
  const { supplier } = situation
  tellFinance(tx, now, supplier, { news: 'deferred', until, key: `deferred:${decision.id}` })
  tellSupplierOfMeasure(tx, now, supplier, { news: 'deferred', key: `deferred:${decision.id}`, dueAt: until })
}

function reinstate(tx: Db, context: ActionContext, { decision, situation }: Approved) {
  changeStatus(tx, context, situation, 'prospective', decision)
  const key = `reinstated:${decision.id}`
  tellSupplierOfMeasure(tx, context.now, situation.supplier, { news: 'reinstated', key })
}

function changeStatus(
  tx: Db,
  context: ActionContext,
  { supplier }: Situation,
  to: SupplierStatus,
  { id, reason }: DecisionRow,
) {
  const { now } = context
  const since = isoDate(now)
  updateSupplier(tx, supplier.id, { status: to, statusSince: since, statusReason: reason, updatedAt: now })
  const data = { from: supplier.status, to, since, reason, decisionId: id }
  recordEvent(tx, context, 'supplier.status-changed', { supplierId: supplier.id }, data)
}

function openOf({ open }: Situation) {
  if (!open) throw new Error('a decision about a case that is not open was let through')
  return open
}
