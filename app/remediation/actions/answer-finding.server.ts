import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { changeAction } from './change-action.server.ts'
import { takeActionStep, type ActionTarget } from './take-action-step.server.ts'
import { tellOwnerOfAction, tellSupplierOfAction } from './tell.server.ts'

/** The supplier takes the finding as it stands and goes on to plan. */
export function acknowledgeAction(db: Db, context: ActionContext, target: ActionTarget) {
  return changeAction(db, context, target, (tx, action) =>
    takeActionStep(tx, context, action, {
      step: 'acknowledge',
      event: 'action.acknowledged',
      change: { acknowledgedAt: context.now },
    }),
  )
}

/** The supplier says why the finding is wrong. The clock runs on: the buyer answers, or withdraws it. */
export function contestAction(db: Db, context: ActionContext, target: ActionTarget, given: string) {
  const reason = given.trim()
  return changeAction(db, context, target, (tx, action) => {
    const refusal = takeActionStep(tx, context, action, {
      step: 'contest',
      event: 'action.contested',
      reason,
      change: { contestedAt: context.now, contestReason: reason, contestAnswer: null },
    })
    if (refusal) return refusal
    tellOwnerOfAction(tx, context.now, action, { reply: 'contested', key: keyOf(action), note: reason })
    return null
  })
}

/** The buyer holds on to a contested finding and says why; the supplier goes on to plan. */
export function upholdAction(db: Db, context: ActionContext, target: ActionTarget, given: string) {
  const reason = given.trim()
  return changeAction(db, context, target, (tx, action) => {
    const refusal = takeActionStep(tx, context, action, {
      step: 'uphold',
      event: 'action.upheld',
      reason,
      change: { contestAnswer: reason },
    })
    if (refusal) return refusal
    tellSupplierOfAction(tx, context.now, action, { news: 'upheld', key: keyOf(action), note: reason })
    return null
  })
}

/** The buyer takes an open finding back, contested or not: nothing more is owed for it. */
export function withdrawAction(db: Db, context: ActionContext, target: ActionTarget, given: string) {
  const reason = given.trim()
  return changeAction(db, context, target, (tx, action) => {
    const refusal = takeActionStep(tx, context, action, {
      step: 'withdraw',
      event: 'action.withdrawn',
      reason,
      change: {
        endedAt: context.now,
        endedById: context.actor.userId,
        endReason: reason,
        ...(action.state === 'contested' ? { contestAnswer: reason } : {}),
      },
    })
    if (refusal) return refusal
    tellSupplierOfAction(tx, context.now, action, { news: 'withdrawn', key: keyOf(action), note: reason })
    return null
  })
}

function keyOf({ rev }: { rev: number }) {
  return String(rev)
}
