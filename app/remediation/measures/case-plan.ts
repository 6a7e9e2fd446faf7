import type { Grade } from '#app/grading/grades.ts'
import type { Settings } from '#app/settings/settings.ts'
import { dueAfter } from '../due-after.ts'
import { FIRST_STATE, hasDeadline, type CaseState } from './case-state.ts'
import type { CaseCause } from './vocabulary.ts'

/** Grades with which a supplier is qualified: nothing is entailed. */
const QUALIFIED: readonly (Grade | null)[] = ['A', 'B']

export function isQualifiedGrade(grade: Grade | null) {
  return QUALIFIED.includes(grade)
}

/** What a published grade entails; null for A and B, and where there is none (reference/seeds.md §5.4). */
export function causeOfGrade(grade: Grade | null): CaseCause | null {
  if (grade === 'C') return 'grade-c'
  return grade === 'D' ? 'grade-d' : null
}

type Days = Pick<Settings, 'improvementDays' | 'noResponseNoticeDays'>

/** Where a case stands: in which state, until when, and whether the one chance has been given. */
export type CasePlan = { state: CaseState; dueAt: Date | null; chanceGrantedAt: Date | null }

/** How a case begins when there was none. */
export function firstPlan(cause: CaseCause, now: Date, settings: Days): CasePlan {
  return { state: FIRST_STATE[cause], dueAt: firstDueAt(cause, now, settings), chanceGrantedAt: null }
}

/**
 * How a case goes on that a new result of grade C or D takes the place of. A further bad result never gives more time:
 * a deadline that runs and a decision that is due stay; a chance that was granted is kept to. Only D instead of C
 * ends an improvement period at once, and only silence is over with a result. What is before the committee for an overdue
 * finding alone has its days like any other, once the finding has ended.
 */
export function planAfter(
  open: CasePlan & { cause: CaseCause },
  cause: CaseCause,
  now: Date,
  settings: Days,
): CasePlan {
  const first = firstPlan(cause, now, settings)
  const { state, dueAt, chanceGrantedAt } = open
  if (state === 'noticed') return first
  if (open.cause === 'escalation') return { state, dueAt: first.dueAt, chanceGrantedAt }
  const isWorse = state === 'improving' && first.state === 'decision-due'
  return isWorse ? { ...first, dueAt } : { state, dueAt, chanceGrantedAt }
}

/** Has the time that a case gave run out? */
export function isOver({ state, dueAt }: Pick<CasePlan, 'state' | 'dueAt'>, now: Date) {
  return dueAt !== null && dueAt < now && (hasDeadline(state) || state === 'noticed')
}

/**
 * How a case goes on when the overdue finding has ended that brought it before the committee ahead of time: with what is
 * left of its days. Null when it has to be decided all the same: none are left, or grade D waits for the committee.
 */
export function resumingStep(
  { state, cause, dueAt, chanceGrantedAt }: CasePlan & { cause: CaseCause },
  now: Date,
): 'resume-period' | 'resume-chance' | null {
  if (state !== 'decision-due' || dueAt === null || dueAt < now) return null
  if (chanceGrantedAt !== null) return 'resume-chance'
  return cause === 'grade-c' ? 'resume-period' : null
}

function firstDueAt(cause: CaseCause, now: Date, { improvementDays, noResponseNoticeDays }: Days) {
  if (cause === 'grade-c') return dueAfter(now, improvementDays)
  return cause === 'no-response' ? dueAfter(now, noResponseNoticeDays) : null
}
