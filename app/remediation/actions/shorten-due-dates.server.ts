import { recordSystemEvent } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { findDueAfter, updateAction } from './queries.server.ts'

/**
 * No action is due later than the grade's deadline (design §3.6): moves up those of the supplier that are open and would
 * be. Call it inside the transaction that set the deadline; the supplier is told of that one.
 */
export function shortenDueDates(tx: Db, now: Date, supplierId: string, deadline: Date) {
  for (const action of findDueAfter(tx, supplierId, deadline)) {
    const { id: actionId, code, assessmentId, dueAt } = action
    updateAction(tx, action, { dueAt: deadline, updatedAt: now })
    const data = { actionId, code, from: dueAt, dueAt: deadline }
    recordSystemEvent(tx, now, 'action.due-shortened', { supplierId, assessmentId }, data)
  }
}
