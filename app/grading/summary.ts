import { worseGrade, type Grade } from './grades.ts'
import { roundScore, sum } from './rounding.ts'
import type { CapLine, DimensionLine, GradingPolicy, GradingResult, ItemLine, TriggerLine } from './types.ts'

export type Lines = { dimensionCodes: string[]; items: ItemLine[]; triggers: TriggerLine[] }

/** Adds item lines up to dimensions and a score, compares the rounded score, then applies the caps. */
export function summarize(lines: Lines, policy: GradingPolicy): GradingResult {
  const counted = lines.items.filter(line => line.applicable)
  const points = {
    applicable: sum(counted.map(line => line.points)),
    won: sum(counted.map(line => line.won)),
  }
  const score = counted.length === 0 ? null : shownScore(points.won, points.applicable)
  const dimensions = lines.dimensionCodes.map(code => dimensionLine(code, counted))
  const caps = [...triggerCaps(lines.triggers, policy), ...floorCaps(dimensions, policy)]
  const uncappedGrade = score === null ? null : gradeOfScore(score, policy.thresholds)
  return {
    score,
    uncappedGrade,
    grade: uncappedGrade && caps.reduce((grade, { cap }) => worseGrade(grade, cap), uncappedGrade),
    points,
    applicableItems: counted.length,
    totalItems: lines.items.length,
    narrowBasis: counted.length < policy.narrowBasisBelow,
    dimensions,
    items: lines.items,
    triggers: lines.triggers,
    caps,
  }
}

/** The band of a shown score (0–100, one decimal); thresholds belong to the better grade. */
export function gradeOfScore(score: number, thresholds: GradingPolicy['thresholds']): Grade {
  if (score >= thresholds.A) return 'A'
  if (score >= thresholds.B) return 'B'
  return score >= thresholds.C ? 'C' : 'D'
}

/** Whether a grade is worse than the score alone would give: a finding or a floor limits it. */
export function isCapped(
  { score, grade }: { score: number | null; grade: Grade | null },
  thresholds: GradingPolicy['thresholds'],
): boolean {
  if (score === null || grade === null) return false
  const byScore = gradeOfScore(score, thresholds)
  return grade !== byScore && worseGrade(grade, byScore) === grade
}

/** The floor of a dimension: its own, else the one for every dimension, else none. */
export function floorOf(policy: GradingPolicy, dimension: string): { min: number; cap: Grade } | null {
  const key = [dimension, '*'].find(candidate => Object.hasOwn(policy.dimensionFloors, candidate))
  return (key === undefined ? undefined : policy.dimensionFloors[key]) ?? null
}

function shownScore(won: number, applicable: number): number {
  return roundScore((100 * won) / applicable)
}

function dimensionLine(code: string, counted: ItemLine[]): DimensionLine {
  const own = counted.filter(line => line.dimension === code)
  const points = sum(own.map(line => line.points))
  const won = sum(own.map(line => line.won))
  const score = own.length === 0 ? null : shownScore(won, points)
  return { code, points, won, score, applicableItems: own.length }
}

function triggerCaps(triggers: TriggerLine[], policy: GradingPolicy): CapLine[] {
  return triggers
    .filter(trigger => trigger.stands)
    .map(({ item, id, level }) => ({ cause: level, subject: `${item}/${id}`, cap: policy.caps[level] }))
}

function floorCaps(dimensions: DimensionLine[], policy: GradingPolicy): CapLine[] {
  return dimensions.flatMap(({ code, score }) => {
    const floor = floorOf(policy, code)
    const isBelow = floor !== null && score !== null && score < floor.min
    return isBelow ? [{ cause: 'dimensionFloor', subject: code, cap: floor.cap }] : []
  })
}
