import type { Db } from '#db/client.server.ts'
import { hasDeadline } from './case-state.ts'
import { findOpenCaseBySupplierId } from './queries.server.ts'

/**
 * By when a supplier has to be qualified again: the end of its improvement period, or of the one chance. Null when no
 * such days are running, also while the committee has still to decide.
 */
export function deadlineOfSupplier(db: Db, supplierId: string): Date | null {
  const open = findOpenCaseBySupplierId(db, supplierId)
  return open && hasDeadline(open.state) ? open.dueAt : null
}
