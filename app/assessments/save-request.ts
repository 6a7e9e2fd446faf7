import { z } from 'zod'
import type { EntryProblem, MissingPart } from '#app/questionnaires/answer-problem.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import type { EvidenceView } from './checklist.ts'
import type { EditRefusal, NotFound } from './refusal.ts'

/** Items one save may carry. */
export const MAX_CHANGES_PER_SAVE = 60

const Reason = z.object({ reason: z.string() }).nullish()

/** One item as the supplier has it now. `baseRev` is the revision it started from, 0 for an item never saved. */
const ItemChange = z.object({
  itemCode: z.string().min(1).max(20),
  baseRev: z.number().int().min(0),
  values: z.record(z.string(), z.unknown()),
  notApplicable: Reason,
  declined: Reason,
  /** Takes over the files of last year's answer as well: the supplier confirms that they still hold. */
  carriesEvidence: z.boolean().nullish(),
})

/** `key` names the save: sent again (after a lost reply, say), it is answered as the first time. */
export const SaveRequest = z
  .object({
    key: z.string().regex(/^[\w-]{8,64}$/),
    changes: z.array(ItemChange).min(1).max(MAX_CHANGES_PER_SAVE),
  })
  .refine(({ changes }) => new Set(changes.map(change => change.itemCode)).size === changes.length, {
    message: 'an item can change once per save',
  })
export type SaveRequest = z.infer<typeof SaveRequest>
export type ItemChange = SaveRequest['changes'][number]

export type CarriedFile = Omit<EvidenceView, 'uploadedAt'> & { uploadedAt: string }

/** Instants are ISO texts: a stored result must read the same when it is given again. */
export type ItemSaveResult =
  | {
      itemCode: string
      status: 'saved'
      rev: number
      savedAt: string
      isComplete: boolean
      missing: MissingPart[]
      /** Files taken over from last year with this save. */
      carried?: CarriedFile[]
    }
  | {
      itemCode: string
      /** The item changed since `baseRev`, and differently: nothing was written. This is how it stands. */
      status: 'conflict'
      rev: number
      values: AnswerValues
      notApplicable: { reason: string } | null
      declined: { reason: string } | null
      updatedByName: string
      updatedAt: string
    }
  /** Nothing was written. `invalid`: the values have the named problems. */
  | { itemCode: string; status: 'refused'; code: EditRefusal['code'] | 'invalid'; problems: EntryProblem[] }

export type SaveResult = {
  results: ItemSaveResult[]
  /** Of the whole assessment, after the save. */
  progress: { completeItems: number; askedItems: number }
}

/** `key-reused`: the key has named another save before. */
export type SaveRefusal = NotFound | { code: 'key-reused' }
