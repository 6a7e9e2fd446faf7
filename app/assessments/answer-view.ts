import type { AnswerView } from './checklist.ts'

/** An answer as it lies in the database. */
export type StoredAnswer = Omit<AnswerView, 'notApplicable' | 'declined'> & {
  isNotApplicable: boolean
  notApplicableReason: string | null
  isDeclined: boolean
  declinedReason: string | null
}

export function answerView(row: StoredAnswer): AnswerView {
  return {
    rev: row.rev,
    values: row.values,
    notApplicable: row.isNotApplicable ? { reason: row.notApplicableReason ?? '' } : null,
    declined: row.isDeclined ? { reason: row.declinedReason ?? '' } : null,
    isComplete: row.isComplete,
    updatedAt: row.updatedAt,
    updatedByName: row.updatedByName,
  }
}
