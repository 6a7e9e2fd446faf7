import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { moveCase } from './case-change.server.ts'
import { isQualifiedGrade, resumingStep } from './case-plan.ts'
import {
  existsOpenEscalation,
  findCurrentReceipt,
  findOpenCaseBySupplierId,
  findStanding,
  type CaseRow,
} from './queries.server.ts'
import { tellSupplierOfMeasure } from './tell-supplier.server.ts'

/**
 * Ends a supplier's open case when its standing, written before in the same transaction, is qualified again (A or B) and
 * no escalated finding is open. While the standing is weak, an escalated finding that has ended gives the supplier back
 * the days that are left. Silence is not met by this: a result of a later round does that, or the committee.
 */
export function tendCaseAfterStanding(tx: Db, { now }: { now: Date }, supplierId: string) {
  const open = findOpenCaseBySupplierId(tx, supplierId)
  if (!open || open.cause === 'no-response') return
  if (isHeldByEscalation(tx, open)) return
  const standing = findStanding(tx, supplierId)
  if (!standing || !isQualifiedGrade(standing.grade)) {
    if (open.escalatedActionId) resumeCase(tx, now, open)
    return
  }
  const receiptDigest = findCurrentReceipt(tx, supplierId)?.digest ?? null
  meetCase(tx, now, open, { grade: standing.grade, score: standing.score, receiptDigest })
}

/** Does a finding keep a case before the committee, whatever the standing is? */
export function isHeldByEscalation(tx: Db, { supplierId, escalatedActionId }: CaseRow) {
  return escalatedActionId !== null && existsOpenEscalation(tx, supplierId)
}

function resumeCase(tx: Db, now: Date, open: CaseRow) {
  const step = resumingStep(open, now)
  if (!step) return
  const change = { escalatedActionId: null, decisionDueAt: null, committeeToldAt: null }
  moveCase(tx, now, open, { step, event: 'case.resumed', change, data: { dueAt: open.dueAt } })
}

/** Ends a case because the supplier is qualified again, and tells it so. */
export function meetCase(tx: Db, now: Date, open: CaseRow, data: Record<string, unknown>) {
  const supplier = findSupplierById(tx, open.supplierId)
  moveCase(tx, now, open, { step: 'meet', event: 'case.met', data })
  if (supplier) tellSupplierOfMeasure(tx, now, supplier, { news: 'met', key: `met:${open.id}` })
}
