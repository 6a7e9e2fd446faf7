import { byMostLost } from './explain.ts'
import { gradeAssessment } from './grade.ts'
import { isAtLeast, type Grade } from './grades.ts'
import { dustFree } from './rounding.ts'
import { floorOf, summarize } from './summary.ts'
import type { GradingInput, GradingPolicy, GradingResult, ItemLine, TriggerLine } from './types.ts'

export { nextGrade } from './grades.ts'

export type PathStep = {
  code: string
  dimension: string
  /** Why the item is needed: a trigger blocks the grade, its dimension is below a floor, or the score is short. */
  reason: 'trigger' | 'floor' | 'score'
  /** Standing triggers of the item that block the grade and must be resolved, whoever raised them. */
  triggers: TriggerLine[]
  /** Points to full marks, and the same in score points (of 100). */
  lost: number
  gain: number
}

export type Path =
  | { reachable: true; grade: Grade; steps: PathStep[]; scoreAfter: number; gradeAfter: Grade }
  | { reachable: false; grade: Grade; why: 'nothing-applies' }

/** The path for an input; see `pathFrom`. */
export function pathTo(input: GradingInput, grade: Grade): Path | null {
  return pathFrom(gradeAssessment(input), input.policy, grade)
}

/**
 * The smallest set of items whose full marks, with their triggers resolved, would reach the grade;
 * null when it is already reached. Items with a blocking trigger are always in it, then the largest losses
 * of dimensions below a blocking floor, then the largest losses of all; ties in questionnaire order.
 * Taking the largest losses first is what makes the set smallest: any other choice of as many items gains less.
 */
export function pathFrom(result: GradingResult, policy: GradingPolicy, grade: Grade): Path | null {
  if (result.grade === null) return { reachable: false, grade, why: 'nothing-applies' }
  if (isAtLeast(result.grade, grade)) return null
  const reasons = chooseItems(result, policy, grade)
  const after = withFullMarks(result, policy, reasons)
  if (after.score === null || after.grade === null) return { reachable: false, grade, why: 'nothing-applies' }
  const steps = [...reasons].map(([code, reason]) => stepOf(code, reason, result, policy, grade))
  return { reachable: true, grade, steps, scoreAfter: after.score, gradeAfter: after.grade }
}

type Reasons = Map<string, PathStep['reason']>

function chooseItems(result: GradingResult, policy: GradingPolicy, grade: Grade): Reasons {
  const chosen: Reasons = new Map()
  for (const trigger of result.triggers) {
    if (blocks(trigger, policy, grade)) chosen.set(trigger.item, 'trigger')
  }
  const losses = byMostLost(result.items)
  for (const { code } of result.dimensions) {
    const ownLosses = losses.filter(line => line.dimension === code)
    takeUntil(chosen, 'floor', ownLosses, () => !isBelowFloor(result, policy, grade, chosen, code))
  }
  takeUntil(chosen, 'score', losses, () => {
    const { uncappedGrade } = withFullMarks(result, policy, chosen)
    return uncappedGrade !== null && isAtLeast(uncappedGrade, grade)
  })
  return chosen
}

function takeUntil(
  chosen: Reasons,
  reason: PathStep['reason'],
  losses: ItemLine[],
  isReached: () => boolean,
) {
  for (const line of losses) {
    if (isReached()) return
    if (!chosen.has(line.code)) chosen.set(line.code, reason)
  }
}

function blocks(trigger: TriggerLine, policy: GradingPolicy, grade: Grade): boolean {
  return trigger.stands && !isAtLeast(policy.caps[trigger.level], grade)
}

function isBelowFloor(
  result: GradingResult,
  policy: GradingPolicy,
  grade: Grade,
  chosen: Reasons,
  dimension: string,
): boolean {
  const floor = floorOf(policy, dimension)
  if (floor === null || isAtLeast(floor.cap, grade)) return false
  const { caps } = withFullMarks(result, policy, chosen)
  return caps.some(cap => cap.cause === 'dimensionFloor' && cap.subject === dimension)
}

/** The result if the chosen items had full marks and their triggers were resolved. */
function withFullMarks(result: GradingResult, policy: GradingPolicy, chosen: Reasons): GradingResult {
  const isImproved = (line: ItemLine) => line.applicable && chosen.has(line.code)
  return summarize(
    {
      dimensionCodes: result.dimensions.map(dimension => dimension.code),
      items: result.items.map(line =>
        isImproved(line) ? { ...line, factor: 1, won: line.points, lost: 0 } : line,
      ),
      triggers: result.triggers.filter(trigger => !chosen.has(trigger.item)),
    },
    policy,
  )
}

function stepOf(
  code: string,
  reason: PathStep['reason'],
  result: GradingResult,
  policy: GradingPolicy,
  grade: Grade,
): PathStep {
  const line = result.items.find(item => item.code === code)
  const { dimension = '', lost = 0 } = line ?? {}
  const triggers = result.triggers.filter(trigger => trigger.item === code && blocks(trigger, policy, grade))
  return { code, dimension, reason, triggers, lost, gain: dustFree((100 * lost) / result.points.applicable) }
}
