import type { Refused } from '#app/http/refusal.ts'
import type { ActionStepRefusal } from './action-state.ts'
import type { PlannedDayRefusal } from './due-date.ts'

/** Why a change to an action was not made. Verbs with further reasons add their own codes. */
export type ActionRefusal =
  | { code: 'not-found' }
  /** Somebody else changed the action since the page was shown. */
  | { code: 'changed-meanwhile' }
  /** A declared relation keeps this person away from the supplier. */
  | { code: 'recused' }
  | ActionStepRefusal

/** The reasons of single verbs besides. */
export type ActionVerbRefusal =
  | ActionRefusal
  | PlannedDayRefusal
  | { code: 'supplier-closed' }
  | { code: 'unknown-item'; itemCode: string }
  | { code: 'unknown-person' }
  | { code: 'unknown-supplier' }
  /** Nothing, or nothing that is still a draft of the same supplier and source, was chosen to be merged. */
  | { code: 'nothing-to-merge' }
  | { code: 'nothing-chosen' }
  /** More time is asked for once. */
  | { code: 'extension-used' }
  | { code: 'extension-decided' }
  | { code: 'date-not-later' }
  | { code: 'date-too-late'; latestOn: string }
  /** The grade's deadline leaves no later day. */
  | { code: 'no-later-day' }
  | { code: 'comment-empty' }
  | { code: 'not-published' }

export type ActionResult<R = ActionRefusal> = { ok: true } | Refused<R>
