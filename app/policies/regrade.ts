import { explain, type CapReading } from '#app/grading/explain.ts'
import { gradeAssessment } from '#app/grading/grade.ts'
import type { Grade } from '#app/grading/grades.ts'
import { gradeOfScore } from '#app/grading/summary.ts'
import type { GradingInput, GradingPolicy, GradingResult } from '#app/grading/types.ts'

export type GradeReason =
  /** The weights move the score into another band. */
  | { code: 'score' }
  /** The same score falls into another band. */
  | { code: 'threshold' }
  /** A cap that decides now and did not before, or the other way round. */
  | { code: 'limited' | 'lifted'; cause: CapReading['cause']; subject: string; cap: Grade }

export type Regraded = {
  oldScore: number | null
  oldGrade: Grade | null
  newScore: number | null
  newGrade: Grade | null
  /** Why the grade is another; empty when it is not. */
  reasons: GradeReason[]
}

/** A kept result under another policy: graded again from its own inputs, everything else as it was. */
export function regrade(kept: GradingResult & { inputs: GradingInput }, policy: GradingPolicy): Regraded {
  const fresh = gradeAssessment({ ...kept.inputs, policy })
  const isMoved = fresh.grade !== kept.grade
  return {
    oldScore: kept.score,
    oldGrade: kept.grade,
    newScore: fresh.score,
    newGrade: fresh.grade,
    reasons: isMoved ? reasonsOf(kept, fresh, kept.inputs.policy, policy) : [],
  }
}

function reasonsOf(
  kept: GradingResult,
  fresh: GradingResult,
  before: GradingPolicy,
  after: GradingPolicy,
): GradeReason[] {
  const [decidedBefore, decidesNow] = [decidingCaps(kept), decidingCaps(fresh)]
  const isBandMoved = kept.uncappedGrade !== fresh.uncappedGrade
  return [
    ...(isBandMoved ? bandReasons(kept, fresh, before, after) : []),
    ...decidesNow.filter(isNotIn(decidedBefore)).map(cap => reasonOf('limited', cap)),
    ...decidedBefore.filter(isNotIn(decidesNow)).map(cap => reasonOf('lifted', cap)),
  ]
}

/** Which of score and thresholds would have moved the band alone; both when only both together do. */
function bandReasons(
  kept: GradingResult,
  fresh: GradingResult,
  before: GradingPolicy,
  after: GradingPolicy,
): GradeReason[] {
  if (kept.score === null || fresh.score === null) return [{ code: 'score' }]
  const byScore = gradeOfScore(fresh.score, before.thresholds) !== kept.uncappedGrade
  const byThreshold = gradeOfScore(kept.score, after.thresholds) !== kept.uncappedGrade
  if (byScore === byThreshold) return [{ code: 'score' }, { code: 'threshold' }]
  return [{ code: byScore ? 'score' : 'threshold' }]
}

function decidingCaps(result: GradingResult) {
  return explain(result).caps.filter(cap => cap.decides)
}

function isNotIn(others: CapReading[]) {
  return (cap: CapReading) =>
    !others.some(other => other.subject === cap.subject && other.cause === cap.cause && other.cap === cap.cap)
}

function reasonOf(code: 'limited' | 'lifted', { cause, subject, cap }: CapReading): GradeReason {
  return { code, cause, subject, cap }
}
