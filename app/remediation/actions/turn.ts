import { WITH_BUYER_STATES, WITH_SUPPLIER_STATES, type ActionState } from './action-state.ts'

/** Whether the supplier has the next move. */
export function isWithSupplier(state: ActionState) {
  return (WITH_SUPPLIER_STATES as readonly ActionState[]).includes(state)
}

export function isWithBuyer(state: ActionState) {
  return (WITH_BUYER_STATES as readonly ActionState[]).includes(state)
}
