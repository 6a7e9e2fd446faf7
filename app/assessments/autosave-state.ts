import type { EntryProblem, MissingPart } from '#app/questionnaires/answer-problem.ts'
import type { ItemSaveResult, SaveResult } from './save-request.ts'

/** An item as it stands in the form: typed texts, not yet checked. The shape of an `ItemAnswer`. */
export type RawAnswer = {
  values: Record<string, unknown>
  notApplicable?: { reason: string } | null
  declined?: { reason: string } | null
  /** Last year's answer and files are confirmed with this: stays set until the save is acknowledged. */
  carriesEvidence?: true
}
export type UnsentChange = { itemCode: string; baseRev: number; answer: RawAnswer }

type Conflict = Extract<ItemSaveResult, { status: 'conflict' }>
export type Theirs = Pick<
  Conflict,
  'rev' | 'values' | 'notApplicable' | 'declined' | 'updatedByName' | 'updatedAt'
>

export type ItemState =
  | { status: 'idle' }
  /** Typed and not yet sent, or on its way. */
  | { status: 'unsent' }
  | { status: 'saving' }
  | { status: 'saved'; savedAt: string; isComplete: boolean; missing: MissingPart[] }
  /** Cannot be stored as it is: stays here until it is corrected. */
  | { status: 'invalid' }
  | { status: 'refused'; code: string; problems: EntryProblem[] }
  | { status: 'conflict'; theirs: Theirs }

/** `failing`: the server does not answer as it should; tried again by itself. `gone`: nothing can be saved here. */
export type LineState = 'idle' | 'saving' | 'offline' | 'failing' | 'signed-out' | 'gone'

export type Reply = { status: number; body: SaveResult | null }
