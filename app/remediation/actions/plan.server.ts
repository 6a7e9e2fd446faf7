import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { changeAction } from './change-action.server.ts'
import { whyNotPlannedOn } from './due-date.ts'
import { decidePlan, insertPlan } from './plan-queries.server.ts'
import type { ActionVerbRefusal } from './refusal.ts'
import { takeActionStep, type ActionTarget } from './take-action-step.server.ts'
import { tellOwnerOfAction, tellSupplierOfAction } from './tell.server.ts'

/** What the supplier means to do (reference/seeds.md §5.6). `plannedOn`: calendar day by which it is to be done. */
export type Plan = {
  containment: string
  rootCause: string
  correctiveAction: string
  prevention: string
  responsible: string
  plannedOn: string
}

/** The supplier hands in a plan; the next round after one that was returned. */
export function submitPlan(db: Db, context: ActionContext, target: ActionTarget, plan: Plan) {
  return changeAction<ActionVerbRefusal>(db, context, target, (tx, action) => {
    const round = action.planRounds + 1
    const { plannedOn, responsible } = plan
    const isTurn = action.state === 'planning'
    const late = isTurn ? whyNotPlannedOn(plannedOn, action.dueAt, context.now) : null
    if (late) return late
    const refusal = takeActionStep(tx, context, action, {
      step: 'submit-plan',
      event: 'action.plan-submitted',
      change: { planRounds: round },
      data: { round, plannedOn, responsible },
    })
    if (refusal) return refusal
    const submitted = { submittedById: context.actor.userId, submittedAt: context.now }
    insertPlan(tx, { actionId: action.id, round, ...plan, ...submitted })
    tellOwnerOfAction(tx, context.now, action, { reply: 'plan-submitted', key: String(round) })
    return null
  })
}

/** The buyer accepts the plan: the supplier carries it out. */
export function acceptPlan(db: Db, context: ActionContext, target: ActionTarget, given: string | null) {
  return decide(db, context, target, 'accepted', given)
}

/** The buyer returns the plan with a reason: one step back, for another round. */
export function returnPlan(db: Db, context: ActionContext, target: ActionTarget, given: string) {
  return decide(db, context, target, 'returned', given)
}

function decide(
  db: Db,
  context: ActionContext,
  target: ActionTarget,
  decision: 'accepted' | 'returned',
  given: string | null,
) {
  const reason = given?.trim() || null
  return changeAction(db, context, target, (tx, action) => {
    const { id, planRounds: round } = action
    const refusal = takeActionStep(tx, context, action, {
      ...STEPS[decision],
      reason,
      data: { round },
    })
    if (refusal) return refusal
    const decided = { decidedById: context.actor.userId, decidedAt: context.now }
    decidePlan(tx, { actionId: id, round }, { decision, decisionReason: reason, ...decided })
    tellSupplierOfAction(tx, context.now, action, {
      news: `plan-${decision}`,
      key: String(round),
      note: reason,
    })
    return null
  })
}

const STEPS = {
  accepted: { step: 'accept-plan', event: 'action.plan-accepted' },
  returned: { step: 'return-plan', event: 'action.plan-returned' },
} as const
