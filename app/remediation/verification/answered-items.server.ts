import { requireBasis } from '#app/assessments/grading-basis.server.ts'
import { findAssessmentById } from '#app/assessments/queries.server.ts'
import type { GradingInput } from '#app/grading/types.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { localizeItem, type LocalizedItem } from '#app/questionnaires/localize.ts'
import type { ShownAnswer } from '#app/assessments/answer-words.ts'
import type { Db } from '#db/client.server.ts'
import type { ActionRow } from '../actions/queries.server.ts'
import { findLatestPublished } from './standing.server.ts'

/** The items that an action's evidence answers, as its result asks them, in one language. */
export function answeredItems(
  db: Db,
  { assessmentId, supplierId }: Pick<ActionRow, 'assessmentId' | 'supplierId'>,
  codes: readonly string[],
  locale: Locale,
): LocalizedItem[] {
  if (codes.length === 0) return []
  const assessment = assessmentId ? findAssessmentById(db, assessmentId) : findLatestPublished(db, supplierId)
  if (!assessment) return []
  const { items } = requireBasis(db, assessment.campaign)
  return codes.flatMap(code => {
    const found = items.get(code)
    return found ? [localizeItem(found.item, locale)] : []
  })
}

/** What counts of an item so far: the corrected values, or the supplier's answer with its claims. */
export function answerSoFar({ answers, reviews }: GradingInput, itemCode: string): ShownAnswer | null {
  const review = reviews[itemCode]
  if (review?.verdict === 'corrected') return { values: review.correctedValues ?? {} }
  return answers[itemCode] ?? null
}
