import type { Db } from '#db/client.server.ts'
import { resumingStep } from './case-plan.ts'
import { hasDeadline } from './case-state.ts'
import { findOpenCaseBySupplierId } from './queries.server.ts'

/**
 * By when a supplier has to be qualified again: the end of its improvement period, or of the one chance; also while an
 * overdue finding has brought it before the committee ahead of time. Null when no such days are running.
 */
export function deadlineOfSupplier(db: Db, supplierId: string): Date | null {
  const open = findOpenCaseBySupplierId(db, supplierId)
  if (!open) return null
  const isAheadOfTime = open.decisionDueAt !== null && resumingStep(open, open.decisionDueAt) !== null
  return hasDeadline(open.state) || isAheadOfTime ? open.dueAt : null
}
