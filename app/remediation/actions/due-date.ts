import { chinaDay } from '#app/i18n/china-time.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Settings } from '#app/settings/settings.ts'
import { dueAfter } from '../due-after.ts'
import type { Severity } from './vocabulary.ts'

const DAY_MS = 86_400_000

type SeverityDays = Pick<Settings, 'criticalDays' | 'majorDays' | 'minorDays'>

/**
 * When an action issued now is due: so many days after the day of issue as its severity allows, at the end of that day in
 * China, and never later than `deadline`, by which the supplier's grade must have improved (design.md §3.6). A deadline
 * that is over gives until the end of today: the action is no less due for it.
 */
export function actionDueAt(
  { severity, deadline }: { severity: Severity; deadline: Date | null },
  issuedAt: Date,
  settings: SeverityDays,
): Date {
  const bySeverity = dueAfter(issuedAt, daysOf(severity, settings))
  const earliest = dueAfter(issuedAt, 0)
  if (!deadline || deadline >= bySeverity) return bySeverity
  return deadline > earliest ? deadline : earliest
}

/** Days that a finding of this severity leaves. */
export function daysOf(severity: Severity, { criticalDays, majorDays, minorDays }: SeverityDays): number {
  return { critical: criticalDays, major: majorDays, minor: minorDays }[severity]
}

/** When an action that is still open goes to the committee: a critical one as soon as it is overdue. */
export function escalatesAt(
  { severity, dueAt }: { severity: Severity; dueAt: Date },
  { actionEscalationDays }: Pick<Settings, 'actionEscalationDays'>,
): Date {
  return severity === 'critical' ? dueAt : new Date(dueAt.getTime() + actionEscalationDays * DAY_MS)
}

/**
 * The last calendar day (`YYYY-MM-DD`, China time) to which a due date may be moved: the settings' days after it, or after
 * today when it is over, and never beyond the deadline of the grade. Null when that leaves no later day at all.
 */
export function latestActionDay(
  { dueAt, deadline }: { dueAt: Date; deadline: Date | null },
  now: Date,
  { actionExtensionMaxDays }: Pick<Settings, 'actionExtensionMaxDays'>,
): string | null {
  const from = dueAt > now ? dueAt : now
  const bySettings = new Date(from.getTime() + actionExtensionMaxDays * DAY_MS)
  const latest = deadline && deadline < bySettings ? deadline : bySettings
  return chinaDay(latest) > chinaDay(dueAt) && latest > now ? isoDate(latest) : null
}

export type PlannedDayRefusal = { code: 'planned-in-past' } | { code: 'planned-too-late'; dueOn: string }

/**
 * Why a plan cannot name this calendar day: it lies before today, or after the due date. More time is asked for apart
 * from the plan. What is overdue already can only be planned for later.
 */
export function whyNotPlannedOn(plannedOn: string, dueAt: Date | null, now: Date): PlannedDayRefusal | null {
  const today = isoDate(now)
  if (plannedOn < today) return { code: 'planned-in-past' }
  const dueOn = dueAt && dueAt >= now ? isoDate(dueAt) : null
  return dueOn && plannedOn > dueOn ? { code: 'planned-too-late', dueOn } : null
}
