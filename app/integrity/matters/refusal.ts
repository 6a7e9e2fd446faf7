import type { StepRefusal } from './matter-state.ts'

/** Whatever a verb of the desk can refuse with. */
export type MatterRefusal =
  | { code: 'not-found' }
  /** Somebody else acted since the page was opened. */
  | { code: 'changed-meanwhile' }
  | { code: 'nothing-proposed' }
  | { code: 'unknown-person' }
  /** Named in the matter, set apart from it, or related to its supplier. */
  | { code: 'recused-person' }
  | { code: 'unknown-supplier' }
  /** The case was not reported: there is nobody to write to. */
  | { code: 'no-mailbox' }
  | StepRefusal

export type MatterResult = { ok: true } | { ok: false; refusal: MatterRefusal }
