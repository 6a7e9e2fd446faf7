import type { ItemAnswer } from '#app/questionnaires/answers.ts'
import { answerTo } from './condition.ts'
import { effectiveAnswer, mayBeDeclined } from './effective-answer.ts'
import { itemFactor, scoredFields } from './factor.ts'
import { dustFree, roundScore, sum } from './rounding.ts'
import type { GradingContext, ScoringItem } from './types.ts'

export type ItemTally = {
  code: string
  applicable: boolean
  /** Every scored field has a value, or the item is claimed not applicable or declined by right. */
  answered: boolean
  /** Points; both 0 when the item does not count or carries no scored field. */
  won: number
  points: number
  /** What full marks on the item are worth in score points (of 100). */
  worth: number
}

export type Tally = {
  items: ItemTally[]
  answeredItems: number
  applicableItems: number
  won: number
  applicablePoints: number
  /** Score if nothing more were answered: 0–100, one decimal; null when nothing counts. */
  score: number | null
}

type Answers = Record<string, ItemAnswer | undefined>

/** Running tally of a form, before any review and without triggers; cheap enough for every keystroke. */
export function tally(items: ScoringItem[], answers: Answers, context: GradingContext): Tally {
  const points = applicablePoints(items, answers, context)
  const lines = items.map(item => tallyItem(item, answers[item.code], context, points))
  const counted = lines.filter(line => line.applicable)
  const won = sum(counted.map(line => line.won))
  return {
    items: lines,
    answeredItems: counted.filter(line => line.answered).length,
    applicableItems: counted.length,
    won,
    applicablePoints: points,
    score: points === 0 ? null : roundScore((100 * won) / points),
  }
}

/** One item of the tally; `points` are the applicable points of the whole questionnaire. */
export function tallyItem(
  item: ScoringItem,
  answer: ItemAnswer | undefined,
  context: GradingContext,
  points: number,
): ItemTally {
  const own = pointsOf(item, answer, context)
  const { applicable, scored } = effectiveAnswer(item, answer, undefined, context)
  return {
    code: item.code,
    applicable,
    answered: isAnswered(item, answer, context),
    won: own === 0 ? 0 : dustFree(own * itemFactor(item, scored, context)),
    points: own,
    worth: own === 0 ? 0 : dustFree((100 * own) / points),
  }
}

/** Points of the items that count with these answers. */
export function applicablePoints(items: ScoringItem[], answers: Answers, context: GradingContext): number {
  return sum(items.map(item => pointsOf(item, answers[item.code], context)))
}

function pointsOf(item: ScoringItem, answer: ItemAnswer | undefined, context: GradingContext): number {
  const { applicable } = effectiveAnswer(item, answer, undefined, context)
  return applicable && scoredFields(item).length > 0 ? item.points : 0
}

function isAnswered(item: ScoringItem, answer: ItemAnswer | undefined, context: GradingContext): boolean {
  if (!answer) return false
  if (answer.notApplicable) return true
  if (answer.declined) return mayBeDeclined(item, context)
  const asked = scoredFields(item).length > 0 ? scoredFields(item) : item.fields
  const isGiven = (field: { id: string }) => answerTo(answer.values, field.id) !== null
  return scoredFields(item).length > 0 ? asked.every(isGiven) : asked.some(isGiven)
}
