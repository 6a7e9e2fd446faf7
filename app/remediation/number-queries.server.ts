import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { remediationNumbers } from '#db/schema/index.ts'

/** Corrective action, audit, measure case. */
export type NumberPrefix = 'CA' | 'AU' | 'MC'

/** The next code of a year, e.g. `CA-2026-0007`: counted from 1 without gaps, in the transaction that uses it. */
export function takeCode(tx: Db, prefix: NumberPrefix, year: number): string {
  const { last } = tx
    .insert(remediationNumbers)
    .values({ prefix, year, last: 1 })
    .onConflictDoUpdate({
      target: [remediationNumbers.prefix, remediationNumbers.year],
      set: { last: sql`${remediationNumbers.last} + 1` },
    })
    .returning({ last: remediationNumbers.last })
    .get()
  return `${prefix}-${year}-${String(last).padStart(4, '0')}`
}
