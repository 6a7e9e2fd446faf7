import { newId } from '#app/accounts/token.server.ts'
import type { EventType } from '#app/history/events.ts'
import { recordEvent, recordSystemEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { isoDate } from '#app/i18n/format.ts'
import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { takeCode } from '../number-queries.server.ts'
import type { CasePlan } from './case-plan.ts'
import { shortenDueDates } from '../actions/shorten-due-dates.server.ts'
import { CASE_RULES, hasDeadline, isOpenCase, type CaseStep } from './case-state.ts'
import {
  findWaitingByCaseId,
  insertCase,
  settleDecision,
  updateCase,
  type CaseRow,
  type DecisionRow,
} from './queries.server.ts'
import { tellFinance } from './tell-finance.server.ts'

type NewCase = Pick<CaseRow, 'supplierId' | 'cause'> &
  Partial<
    Pick<
      CaseRow,
      'id' | 'assessmentId' | 'escalatedActionId' | 'grade' | 'receiptDigest' | 'paymentDeferredUntil'
    >
  >

/** Opens a case with its event; the supplier has none that is open. */
export function openCase(tx: Db, now: Date, about: NewCase, plan: CasePlan): CaseRow {
  const row: CaseRow = {
    id: newId(),
    assessmentId: null,
    escalatedActionId: null,
    grade: null,
    receiptDigest: null,
    paymentDeferredUntil: null,
    ...about,
    ...plan,
    code: takeCode(tx, 'MC', Number(isoDate(now).slice(0, 4))),
    openedAt: now,
    decisionDueAt: plan.state === 'decision-due' ? now : null,
    committeeToldAt: null,
    endedAt: null,
    rev: 1,
    updatedAt: now,
  }
  insertCase(tx, row)
  const { cause, state, grade, receiptDigest, dueAt } = row
  recordCaseEvent(tx, now, 'case.opened', row, { cause, state, grade, receiptDigest, dueAt })
  if (hasDeadline(state) && dueAt) shortenDueDates(tx, now, row.supplierId, dueAt)
  return row
}

type Change = { step: CaseStep; event: EventType; change?: Partial<CaseRow>; data?: Record<string, unknown> }

/**
 * Moves a case as it was read, with its event; proposals that the step leaves without an object are taken back. Answers
 * the case as it is then. The caller has asked whether the step is possible, in the same transaction.
 */
export function moveCase(
  tx: Db,
  by: Date | ActionContext,
  before: CaseRow,
  { step, event, change = {}, data = {} }: Change,
): CaseRow {
  const isBySystem = by instanceof Date
  const now = isBySystem ? by : by.now
  const { to: state, by: entitled } = CASE_RULES[step]
  if (isBySystem !== (entitled === 'system')) throw new Error(`the step ${step} is for the ${entitled}`)
  const full = { ...change, state, ...(isOpenCase(state) ? {} : { endedAt: now }), updatedAt: now }
  changeCase(tx, before, full)
  recordCaseEvent(tx, by, event, before, { step, from: before.state, to: state, ...data })
  if (!isOpenCase(state) && step !== 'supersede') resumePayments(tx, now, before)
  withdrawWaiting(tx, now, before, state === 'decision-due' ? [] : whatFalls(state))
  if (hasDeadline(state) && full.dueAt) shortenDueDates(tx, now, before.supplierId, full.dueAt)
  return { ...before, ...full, rev: before.rev + 1 }
}

/** Changes a case that was read in the same transaction: nobody can have come between. */
export function changeCase(tx: Db, row: CaseRow, change: Partial<Omit<CaseRow, 'id' | 'code' | 'rev'>>) {
  if (!updateCase(tx, row, change)) throw new Error(`case ${row.code} was changed outside the transaction`)
}

/** An event of a case: in the timelines of the case, its supplier and its assessment. */
export function recordCaseEvent(
  tx: Db,
  by: Date | ActionContext,
  type: EventType,
  { id, code, supplierId, assessmentId }: Pick<CaseRow, 'id' | 'code' | 'supplierId' | 'assessmentId'>,
  data: Record<string, unknown> = {},
) {
  const subject = { supplierId, assessmentId }
  const full = { caseId: id, code, ...data }
  if (by instanceof Date) recordSystemEvent(tx, by, type, subject, full)
  else recordEvent(tx, by, type, subject, full)
}

/** What can no longer be decided in a state: all that ends or prolongs a case, or, when it is over, everything. */
function whatFalls(state: CaseRow['state']): DecisionRow['kind'][] {
  const ofState: DecisionRow['kind'][] = ['grant-chance', 'eliminate', 'release']
  return isOpenCase(state) ? ofState : [...ofState, 'defer-payment']
}

/** With its case a deferral is over: finance pays again. */
function resumePayments(tx: Db, now: Date, { id, supplierId, paymentDeferredUntil: until }: CaseRow) {
  const supplier = until && until > now ? findSupplierById(tx, supplierId) : null
  if (supplier) tellFinance(tx, now, supplier, { news: 'resumed', until: now, key: `resumed:${id}` })
}

function withdrawWaiting(tx: Db, now: Date, row: CaseRow, kinds: DecisionRow['kind'][]) {
  if (kinds.length === 0) return
  for (const { id, kind } of findWaitingByCaseId(tx, row.id).filter(each => kinds.includes(each.kind))) {
    settleDecision(tx, id, {
      state: 'withdrawn',
      decidedById: null,
      decidedAt: now,
      decisionReason: null,
    })
    recordCaseEvent(tx, now, 'decision.withdrawn', row, { decisionId: id, kind })
  }
}
