import { findSupplierById } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { moveCase } from './case-change.server.ts'
import { isQualifiedGrade } from './case-plan.ts'
import {
  existsOpenAction,
  findCurrentReceipt,
  findOpenCaseBySupplierId,
  findStanding,
  type CaseRow,
} from './queries.server.ts'
import { tellSupplierOfMeasure } from './tell-supplier.server.ts'

/**
 * Ends a supplier's open case when its standing, written before in the same transaction, is qualified again (A or B) and
 * no escalated finding is open. Silence is not met by this: a result of a later round does that, or the committee.
 */
export function tendCaseAfterStanding(tx: Db, { now }: { now: Date }, supplierId: string) {
  const open = findOpenCaseBySupplierId(tx, supplierId)
  if (!open || open.cause === 'no-response') return
  const standing = findStanding(tx, supplierId)
  if (!standing || !isQualifiedGrade(standing.grade)) return
  if (open.escalatedActionId && existsOpenAction(tx, open.escalatedActionId)) return
  const receiptDigest = findCurrentReceipt(tx, supplierId)?.digest ?? null
  meetCase(tx, now, open, { grade: standing.grade, score: standing.score, receiptDigest })
}

/** Ends a case because the supplier is qualified again, and tells it so. */
export function meetCase(tx: Db, now: Date, open: CaseRow, data: Record<string, unknown>) {
  const supplier = findSupplierById(tx, open.supplierId)
  moveCase(tx, now, open, { step: 'meet', event: 'case.met', data })
  if (supplier) tellSupplierOfMeasure(tx, now, supplier, { news: 'met', key: `met:${open.id}` })
}
