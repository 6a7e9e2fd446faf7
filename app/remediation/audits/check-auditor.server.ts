import { findRecusedFromSupplier } from '#app/integrity/registers/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { isActionPerson } from '../actions/contact-queries.server.ts'
import type { AuditRefusal } from './refusal.ts'

/**
 * Why this person cannot audit the supplier; null when it can. Nobody audits a supplier that a declared relation keeps it
 * away from (reference/seeds.md §5.5: a named auditor without a conflict of interest).
 */
export function whyNotAuditor(db: Db, auditorId: string | null, supplierId: string): AuditRefusal | null {
  if (auditorId === null) return null
  if (!isActionPerson(db, auditorId)) return { code: 'unknown-auditor' }
  const isRecused = findRecusedFromSupplier(db, supplierId).some(({ id }) => id === auditorId)
  return isRecused ? { code: 'auditor-recused' } : null
}
