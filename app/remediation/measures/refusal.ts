import type { Refused } from '#app/http/refusal.ts'
import type { DecisionRefusal, VerdictRefusal } from './decision-rules.ts'

/** Why a proposal was not made, or not decided. */
export type MeasureRefusal =
  | { code: 'not-found' }
  /** One of this kind waits for the supplier already. */
  | { code: 'proposed-already' }
  /** The supplier has another result than the one it was proposed on. */
  | { code: 'grounds-changed' }
  | { code: 'not-own-proposal' }
  | VerdictRefusal
  | DecisionRefusal

export type MeasureRefused = Refused<MeasureRefusal>
