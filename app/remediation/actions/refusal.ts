import type { ActionStepRefusal } from './action-state.ts'

/** Why a change to an action was not made. Verbs with further reasons add their own codes. */
export type ActionRefusal =
  | { code: 'not-found' }
  /** Somebody else changed the action since the page was shown. */
  | { code: 'changed-meanwhile' }
  | ActionStepRefusal

export type Refused<R = ActionRefusal> = { ok: false; refusal: R }

export function refused<R>(refusal: R): Refused<R> {
  return { ok: false, refusal }
}
