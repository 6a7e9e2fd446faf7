import { GRADES, worseGrade } from './grades.ts'
import { dustFree } from './rounding.ts'
import type { CapLine, DimensionLine, GradingResult, ItemLine, TriggerLine } from './types.ts'

export type Formula = Pick<
  GradingResult,
  'score' | 'uncappedGrade' | 'grade' | 'applicableItems' | 'totalItems' | 'narrowBasis'
> & {
  won: number
  applicable: number
  /** 100 × won ÷ applicable before rounding to the shown score; null when nothing applies. */
  unrounded: number | null
}

/** `lostScore`: what the lost points cost in score points (of 100). */
export type LossLine = ItemLine & { lostScore: number }
export type DimensionReading = DimensionLine & { lost: number; lostScore: number }
/** `binds`: harder than the grade of the score. `decides`: binds and is the hardest, so the grade is this cap. */
export type CapReading = CapLine & { binds: boolean; decides: boolean }

export type Derivation = {
  formula: Formula
  dimensions: DimensionReading[]
  /** Applicable items that lost points, most lost first; ties in questionnaire order. */
  losses: LossLine[]
  /** Items outside the denominator (not applicable, declined), in questionnaire order. */
  leftOut: ItemLine[]
  standingTriggers: TriggerLine[]
  dismissedTriggers: TriggerLine[]
  /** The hardest cap first; ties in questionnaire order, triggers before dimension floors. */
  caps: CapReading[]
}

/**
 * How a result came about, as plain data ordered for reading. Carries codes and no texts, so that page,
 * mail, PDF and export show the same lines in any language.
 */
export function explain(result: GradingResult): Derivation {
  const { won, applicable } = result.points
  const inScore = (points: number) => (applicable === 0 ? 0 : dustFree((100 * points) / applicable))
  return {
    formula: {
      won,
      applicable,
      unrounded: result.score === null ? null : inScore(won),
      score: result.score,
      uncappedGrade: result.uncappedGrade,
      grade: result.grade,
      applicableItems: result.applicableItems,
      totalItems: result.totalItems,
      narrowBasis: result.narrowBasis,
    },
    dimensions: result.dimensions.map(line => {
      const lost = dustFree(line.points - line.won)
      return { ...line, lost, lostScore: inScore(lost) }
    }),
    losses: byMostLost(result.items).map(line => ({ ...line, lostScore: inScore(line.lost) })),
    leftOut: result.items.filter(line => !line.applicable),
    standingTriggers: result.triggers.filter(trigger => trigger.stands),
    dismissedTriggers: result.triggers.filter(trigger => !trigger.stands),
    caps: byHardest(result.caps).map(cap => readCap(cap, result)),
  }
}

/** Lines that lost points, most lost first; ties in questionnaire order. */
export function byMostLost(items: ItemLine[]): ItemLine[] {
  return items.filter(line => line.lost > 0).sort((one, other) => other.lost - one.lost)
}

function byHardest(caps: CapLine[]): CapLine[] {
  return [...caps].sort((one, other) => GRADES.indexOf(other.cap) - GRADES.indexOf(one.cap))
}

function readCap(cap: CapLine, { uncappedGrade, grade }: GradingResult): CapReading {
  const binds = uncappedGrade !== null && worseGrade(cap.cap, uncappedGrade) !== uncappedGrade
  return { ...cap, binds, decides: binds && cap.cap === grade }
}
