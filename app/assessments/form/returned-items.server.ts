import type { Locale } from '#app/i18n/locale.ts'
import type { Db } from '#db/client.server.ts'
import { findReturnedItems } from '../answer-queries.server.ts'
import type { Checklist } from '../checklist.ts'
import { findEvidenceChanges } from '../evidence-queries.server.ts'

export type ReturnedItemView = {
  code: string
  dimension: string
  question: string
  /** What the buyer asks for. */
  comment: string
  /** The answer was saved again, or a file came or went, after the return. */
  isChanged: boolean
}

/** The items of the open return round in questionnaire order; empty in every other state. */
export function returnedItemsOf(db: Db, checklist: Checklist, locale: Locale): ReturnedItemView[] {
  const { id, returnRounds, state } = checklist.assessment
  if (state !== 'returned') return []
  const rows = new Map(findReturnedItems(db, id, returnRounds).map(row => [row.itemCode, row]))
  const files = findEvidenceChanges(db, id)
  return checklist.dimensions.flatMap(dimension =>
    dimension.items.flatMap(({ code, question }) => {
      const row = rows.get(code)
      if (!row) return []
      const isLater = (at: Date | null | undefined) => Boolean(at && at > row.returnedAt)
      const isChanged =
        isLater(checklist.answers[code]?.updatedAt) ||
        files.some(file => file.itemCode === code && (isLater(file.uploadedAt) || isLater(file.removedAt)))
      return [
        { code, dimension: dimension.code, question: question[locale], comment: row.comment, isChanged },
      ]
    }),
  )
}
