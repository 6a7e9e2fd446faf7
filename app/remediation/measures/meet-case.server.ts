import type { Db } from '#db/client.server.ts'
import { moveCase } from './case-change.server.ts'
import { isQualifiedGrade } from './case-plan.ts'
import { existsOpenAction, findOpenCaseBySupplierId, findStanding } from './queries.server.ts'

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
  moveCase(tx, now, open, {
    step: 'meet',
    event: 'case.met',
    data: { grade: standing.grade, score: standing.score },
  })
}
