import { and, eq, inArray, isNull, ne, or } from 'drizzle-orm'
import { isOneOf } from '#app/reports/is-one-of-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { actionItems, correctiveActions } from '#db/schema/index.ts'
import { OPEN_ACTION_STATES } from './action-state.ts'

/** Which of these items another open action of the supplier is about, as far as its closure moves this result. */
export function findCoveredCodes(
  db: Db,
  { exceptId, supplierId, assessmentId }: { exceptId: string; supplierId: string; assessmentId: string },
  itemCodes: readonly string[],
): Set<string> {
  const rows = db
    .selectDistinct({ itemCode: actionItems.itemCode })
    .from(actionItems)
    .innerJoin(correctiveActions, eq(correctiveActions.id, actionItems.actionId))
    .where(
      and(
        eq(actionItems.supplierId, supplierId),
        inArray(actionItems.itemCode, [...itemCodes]),
        ne(actionItems.actionId, exceptId),
        isOneOf(correctiveActions.state, OPEN_ACTION_STATES),
        or(isNull(correctiveActions.assessmentId), eq(correctiveActions.assessmentId, assessmentId)),
      ),
    )
    .all()
  return new Set(rows.map(({ itemCode }) => itemCode))
}
