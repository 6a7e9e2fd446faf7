import { findPersonById } from '#app/accounts/queries.server.ts'
import { canManageActions } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { isOpenAction } from './action-state.ts'
import { changeAction } from './change-action.server.ts'
import { whyNotOwner } from './draft-checks.server.ts'
import { updateAction } from './queries.server.ts'
import type { ActionVerbRefusal } from './refusal.ts'
import { recordActionEvent, type ActionTarget } from './take-action-step.server.ts'

/** Names who follows an action at the buyer: somebody of procurement or supplier quality. */
export function assignOwner(db: Db, context: ActionContext, target: ActionTarget, ownerId: string) {
  return changeAction<ActionVerbRefusal>(db, context, target, (tx, action) => {
    if (!canManageActions(context.actor)) return { code: 'not-allowed' }
    const { state } = action
    if (state !== 'draft' && !isOpenAction(state)) return { code: 'wrong-state', state, needs: [] }
    const refusal = whyNotOwner(tx, action.supplierId, ownerId)
    if (refusal) return refusal
    if (action.ownerId === ownerId) return null
    if (!updateAction(tx, action, { ownerId, updatedAt: context.now })) return { code: 'changed-meanwhile' }
    recordActionEvent(tx, context, 'action.owner-assigned', action, {
      name: findPersonById(tx, ownerId)?.name ?? '',
    })
    return null
  })
}
