import { derivedValuesOf } from '#app/agreements/derived-value.server.ts'
import { requireBasis } from '#app/assessments/grading-basis.server.ts'
import type { Assessment } from '#app/assessments/checklist.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import { missingFor, normalizeValues } from '#app/questionnaires/check-answer.ts'
import type { Item } from '#app/questionnaires/content-schema.ts'
import { isRecord } from '#app/questionnaires/raw-input.ts'
import type { AnswerContext } from '#app/questionnaires/visible-fields.ts'
import type { Db } from '#db/client.server.ts'
import type { AnswerProblems } from './refusal.ts'
import type { StandingBasis } from './standing.server.ts'

/** Who answers anew is who answered: as frozen in the round, with papers held against `asOf`. */
export function reanswerContext({ category, isSmallFirm }: Assessment, asOf: string): AnswerContext {
  return { category, isSmallFirm, asOf }
}

/** The items that a closure answers anew, as the questionnaire of the result asks them. */
export function reansweredItems(
  db: Db,
  { assessment, itemCodes }: Pick<StandingBasis, 'assessment' | 'itemCodes'>,
): Item[] {
  const { items } = requireBasis(db, assessment.campaign)
  return itemCodes.flatMap(code => items.get(code)?.item ?? [])
}

export type CheckedValues = { values: AnswerValues } & AnswerProblems

/**
 * Raw input of one item as it can be stored, with what is wrong with it and, for `files` handed in with it, what it
 * still lacks. What the agreements say by themselves stands, whatever was sent.
 */
export function checkReanswer(
  db: Db,
  { assessment }: Pick<StandingBasis, 'assessment'>,
  item: Item,
  raw: unknown,
  { asOf, files, now }: { asOf: string; files: number; now: Date },
): CheckedValues {
  const context = reanswerContext(assessment, asOf)
  const derived = derivedValuesOf(db, assessment.supplier.id, item, now)
  const sent = { ...(isRecord(raw) ? raw : {}), ...derived }
  const { values, problems } = normalizeValues(item, sent, context)
  const missing = problems.length > 0 ? [] : missingFor(item, { values }, files, context)
  return { itemCode: item.code, values, problems, missing }
}
