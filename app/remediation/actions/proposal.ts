import { dustFree } from '#app/grading/rounding.ts'
import type { GradingResult, ItemLine, TriggerLine } from '#app/grading/types.ts'
import type { Settings } from '#app/settings/settings.ts'
import type { Severity } from './vocabulary.ts'

/** An item worth so many points, of which at least so large a share was lost, is a major finding. */
const MAJOR_FROM_POINTS = 2
const MAJOR_FROM_SHARE = 0.5

type Limits = Pick<Settings, 'weakScore' | 'weakDimensionScore'>
type Result = Pick<GradingResult, 'score' | 'dimensions' | 'items' | 'triggers' | 'points'>

export type ProposedFinding = {
  itemCode: string
  severity: Severity
  /** Points of the item as they counted, and those it won. */
  points: number
  won: number
  lostPoints: number
  /** What full marks would add to the score, of 100. */
  gain: number
  /** Ids of its triggers that stand. */
  triggers: string[]
}

/** A result is weak below a score, with a dimension below another, or while a trigger stands (design.md §3.6). */
export function isWeakResult({ score, dimensions, triggers }: Result, limits: Limits): boolean {
  const isLow = score !== null && score < limits.weakScore
  const hasLowDimension = dimensions.some(one => one.score !== null && one.score < limits.weakDimensionScore)
  return isLow || hasLowDimension || triggers.some(({ stands }) => stands)
}

/** One finding for every item that lost points or has a standing trigger, in questionnaire order. */
export function proposeFindings(result: Result): ProposedFinding[] {
  const { applicable } = result.points
  return result.items.flatMap(line => {
    const standing = result.triggers.filter(({ item, stands }) => stands && item === line.code)
    if (line.lost <= 0 && standing.length === 0) return []
    return {
      itemCode: line.code,
      severity: severityOf(line, standing),
      points: line.points,
      won: line.won,
      lostPoints: line.lost,
      gain: applicable === 0 ? 0 : dustFree((100 * line.lost) / applicable),
      triggers: standing.map(({ id }) => id),
    }
  })
}

/**
 * Critical: a zero-tolerance trigger stands. Major: a critical one does, or at least half of at least two points was
 * lost. Minor otherwise.
 */
export function severityOf(
  { points, lost }: Pick<ItemLine, 'points' | 'lost'>,
  standing: readonly Pick<TriggerLine, 'level'>[],
): Severity {
  if (standing.some(({ level }) => level === 'zeroTolerance')) return 'critical'
  if (standing.length > 0) return 'major'
  return points >= MAJOR_FROM_POINTS && lost >= points * MAJOR_FROM_SHARE ? 'major' : 'minor'
}
