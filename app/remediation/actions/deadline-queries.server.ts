import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { measureCases } from '#db/schema/index.ts'

/** By when the supplier's grade has to have improved: of its open case; null while there is no such deadline. */
export function findDeadlineOfSupplier(db: Db, supplierId: string): Date | null {
  const row = db
    .select({ dueAt: measureCases.dueAt })
    .from(measureCases)
    .where(and(eq(measureCases.supplierId, supplierId), isNull(measureCases.endedAt)))
    .get()
  return row?.dueAt ?? null
}
