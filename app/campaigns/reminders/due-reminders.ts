import { EDITABLE_STATES, type AssessmentState } from '#app/assessments/assessment-state.ts'
import { chinaDay, chinaInstant } from '#app/i18n/china-time.ts'
import type { ReminderPlan } from '../plans.ts'

/** Reminders go out from this hour of the day on, China time. */
export const SEND_FROM_HOUR = 8
/** A step that could not be sent in time is not sent later than this. */
const STALE_AFTER_DAYS = 2

const DAY_MS = 86_400_000

/** One step of a plan for one due date: `offsetDays` before (negative) or after it, to be sent from `sendFrom` on. */
export type ReminderStep = { offsetDays: number; sendFrom: Date }

/**
 * Which step of the plan is due at `now`: the latest one whose hour has come, unless it is stale. Never one of the
 * day on which the supplier was told of the due date (`toldAt`: invited, returned, extended) or of an earlier day.
 * Days are calendar days in China. Null: nothing is due.
 */
export function dueReminder(
  plan: ReminderPlan,
  { dueAt, toldAt }: { dueAt: Date; toldAt: Date },
  now: Date,
): ReminderStep | null {
  const [latest] = stepsOf(plan, dueAt)
    .filter(({ sendFrom }) => sendFrom <= now)
    .sort((a, b) => b.sendFrom.getTime() - a.sendFrom.getTime())
  if (!latest || isStale(latest, now)) return null
  return chinaDay(latest.sendFrom) > chinaDay(toldAt) ? latest : null
}

/**
 * Whether the person has had this step already, or a later one while this one could still be sent: after a clock was
 * put back, nobody is reminded of what comes before the reminder they hold. `remindedAt`: when, about the assessment.
 */
export function isStepSpent({ sendFrom }: ReminderStep, remindedAt: readonly Date[]) {
  const end = staleFrom(sendFrom)
  return remindedAt.some(at => at >= sendFrom && at < end)
}

/** Invited, started or asked to correct, and not declared out: somebody there still has something to do. */
export function owesAnswers({ state, declinedAt }: { state: AssessmentState; declinedAt: Date | null }) {
  return EDITABLE_STATES.includes(state) && declinedAt === null
}

/** Whole calendar days to the due date, China time; negative once it is over. */
export function daysLeft(dueAt: Date, now: Date) {
  return chinaDay(dueAt) - chinaDay(now)
}

/**
 * From when on whoever keeps the relationship is told that nothing has come: with the first reminder after the due
 * date. Null when the plan has none.
 */
export function escalatesFrom({ daysAfter }: ReminderPlan, dueAt: Date): Date | null {
  if (daysAfter.length === 0) return null
  return chinaInstant(chinaDay(dueAt) + Math.min(...daysAfter), SEND_FROM_HOUR)
}

/** Due dates of which a step of the plan can be due now. */
export function dueSpan({ daysBefore, daysAfter }: ReminderPlan, now: Date): { from: Date; until: Date } {
  const back = Math.max(0, ...daysAfter) + STALE_AFTER_DAYS + 1
  const ahead = Math.max(0, ...daysBefore) + 1
  return { from: new Date(now.getTime() - back * DAY_MS), until: new Date(now.getTime() + ahead * DAY_MS) }
}

function stepsOf({ daysBefore, daysAfter }: ReminderPlan, dueAt: Date): ReminderStep[] {
  const offsets = [...daysBefore.map(days => -days), ...daysAfter]
  return offsets.map(offsetDays => ({
    offsetDays,
    sendFrom: chinaInstant(chinaDay(dueAt) + offsetDays, SEND_FROM_HOUR),
  }))
}

function isStale({ sendFrom }: ReminderStep, now: Date) {
  return now >= staleFrom(sendFrom)
}

function staleFrom(sendFrom: Date) {
  return new Date(sendFrom.getTime() + STALE_AFTER_DAYS * DAY_MS)
}
