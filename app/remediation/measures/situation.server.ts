import { findSupplierById, type SupplierRow } from '#app/suppliers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import type { DecisionSituation } from './decision-rules.ts'
import { existsChanceBySupplierId, findOpenCaseBySupplierId, type CaseRow } from './queries.server.ts'

export type Situation = DecisionSituation & { supplier: SupplierRow; open: CaseRow | null }

/** What a decision about a supplier depends on, as it is now; null when there is no such supplier. */
export function situationOf(db: Db, supplierId: string): Situation | null {
  const supplier = findSupplierById(db, supplierId)
  if (!supplier) return null
  return {
    supplier,
    open: findOpenCaseBySupplierId(db, supplierId),
    hadChance: existsChanceBySupplierId(db, supplierId),
  }
}
