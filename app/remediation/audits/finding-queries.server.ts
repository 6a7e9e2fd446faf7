import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { auditFindings, correctiveActions } from '#db/schema/index.ts'

/** The findings of some audits, audit by audit, with the corrective actions that they have become. */
export function findFindingsOfAudits(db: Db, auditIds: readonly string[]) {
  if (auditIds.length === 0) return []
  return db
    .select({
      finding: auditFindings,
      action: {
        code: correctiveActions.code,
        state: correctiveActions.state,
        dueAt: correctiveActions.dueAt,
      },
    })
    .from(auditFindings)
    .leftJoin(correctiveActions, eq(correctiveActions.id, auditFindings.actionId))
    .where(and(inArray(auditFindings.auditId, [...auditIds]), isNull(auditFindings.removedAt)))
    .orderBy(asc(auditFindings.auditId), asc(auditFindings.addedAt))
    .all()
}
