import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import { existsPublishedCommitment, findCommittedIds } from './signing/standing-queries.server.ts'

/** Answers whether a supplier may become qualified as far as its integrity commitment is concerned. */
export type QualificationGate = (supplierId: string) => boolean

/**
 * Without an integrity agreement in force nobody becomes a qualified supplier (seeds §5.1), as long as the setting
 * asks for one and the organisation has a text to sign. Who is qualified already is never asked. `supplierIds`: of
 * whom it will be asked; null for any.
 */
export function qualificationGate(
  db: Db,
  now: Date,
  supplierIds: readonly string[] | null,
): QualificationGate {
  if (!loadSettings(db).isCommitmentNeeded || !existsPublishedCommitment(db)) return () => true
  const committed = findCommittedIds(db, now, supplierIds)
  return supplierId => committed.has(supplierId)
}
