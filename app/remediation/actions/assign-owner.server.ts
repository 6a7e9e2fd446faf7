import { canManageActions } from '#app/accounts/roles.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Db } from '#db/client.server.ts'
import { isOpenAction } from './action-state.ts'
import { changeAction } from './change-action.server.ts'
import { findActionPeople } from './contact-queries.server.ts'
import { updateAction } from './queries.server.ts'
import type { ActionVerbRefusal } from './refusal.ts'
import { recordActionEvent, type ActionTarget } from './take-action-step.server.ts'

/** Names who follows an action at the buyer: somebody of procurement or supplier quality. */
export function assignOwner(db: Db, context: ActionContext, target: ActionTarget, ownerId: string) {
  return changeAction<ActionVerbRefusal>(db, context, target, (tx, action) => {
    if (!canManageActions(context.actor)) return { code: 'not-allowed' }
    const { state } = action
    if (state !== 'draft' && !isOpenAction(state)) return { code: 'wrong-state', state, needs: [] }
    const owner = findActionPeople(tx).find(({ id }) => id === ownerId)
    if (!owner) return { code: 'unknown-person' }
    if (action.ownerId === ownerId) return null
    if (!updateAction(tx, action, { ownerId, updatedAt: context.now })) return { code: 'changed-meanwhile' }
    recordActionEvent(tx, context, 'action.owner-assigned', action, { name: owner.name })
    return null
  })
}
