import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import type { ActionRow } from './queries.server.ts'
import { refused } from '#app/http/refusal.ts'
import type { ActionRefusal, ActionResult } from './refusal.ts'
import { actionToChange, type ActionTarget } from './take-action-step.server.ts'

/**
 * Runs a verb on an action as its person saw it, in one transaction. `work` answers why not before it writes anything,
 * null when it has done it.
 */
export function changeAction<R extends { code: string } = ActionRefusal>(
  db: Db,
  context: ActionContext,
  target: ActionTarget,
  work: (tx: Db, action: ActionRow) => R | null,
): ActionResult<R | ActionRefusal> {
  return transact(db, (tx): ActionResult<R | ActionRefusal> => {
    const found = actionToChange(tx, context, target)
    if (!found.ok) return found
    const refusal = work(tx, found.action)
    return refusal ? refused(refusal) : { ok: true }
  })
}
