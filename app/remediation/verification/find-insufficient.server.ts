import type { ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { refused, type Refused } from '#app/http/refusal.ts'
import type { ActionRefusal } from '../actions/refusal.ts'
import { actionToChange, takeActionStep, type ActionTarget } from '../actions/take-action-step.server.ts'
import { tellSupplierOfAction } from '../actions/tell.server.ts'
import { updateEvidenceRound } from './evidence-queries.server.ts'
import { tidyText } from './verification-limits.ts'

type Outcome = { ok: true } | Refused<ActionRefusal>

/** The evidence does not convince yet: the supplier reads why and hands in more. The due date stays. */
export function findInsufficient(
  db: Db,
  context: ActionContext,
  { reason: given, ...target }: ActionTarget & { reason: string },
): Outcome {
  return transact(db, (tx): Outcome => {
    const found = actionToChange(tx, context, target)
    if (!found.ok) return found
    const { action } = found
    const reason = tidyText(given)
    const round = action.evidenceRounds
    const refusal = takeActionStep(tx, context, action, {
      step: 'find-insufficient',
      event: 'action.found-insufficient',
      reason,
      data: { round },
    })
    if (refusal) return refused(refusal)
    updateEvidenceRound(tx, action.id, round, {
      verdict: 'insufficient',
      verdictReason: reason,
      verifiedById: context.actor.userId,
      verifiedAt: context.now,
    })
    tellSupplierOfAction(tx, context.now, action, { news: 'insufficient', key: `${round}`, note: reason })
    return { ok: true }
  })
}
