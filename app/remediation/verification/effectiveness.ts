import type { EffectivenessOutcome, Severity } from '../actions/vocabulary.ts'
import type { EffectRefusal } from './refusal.ts'

const DAY_MS = 86_400_000

/** When the effect of a closure is to be looked at; null for findings that are not critical (reference/seeds.md §5.6). */
export function effectivenessDueAt(
  severity: Severity,
  closedAt: Date,
  { effectivenessDays }: { effectivenessDays: number },
): Date | null {
  return severity === 'critical' ? new Date(closedAt.getTime() + effectivenessDays * DAY_MS) : null
}

type Checked = {
  state: string
  effectivenessDueAt: Date | null
  effectivenessCheckedAt: Date | null
}

/** Whether somebody has still to look whether a closed action stayed effective. */
export function awaitsEffectCheck(action: Checked): boolean {
  const { state, effectivenessDueAt: dueAt, effectivenessCheckedAt: checkedAt } = action
  return state === 'closed' && dueAt !== null && checkedAt === null
}

/** Whether its time has come. */
export function isEffectCheckDue(action: Checked, now: Date): boolean {
  return awaitsEffectCheck(action) && action.effectivenessDueAt !== null && action.effectivenessDueAt <= now
}

/**
 * Why an outcome cannot be recorded; null when it can. A relapse is recorded as soon as it is noticed; that the effect
 * lasts can only be said once the time has passed.
 */
export function whyNotEffect(
  action: Checked,
  outcome: EffectivenessOutcome,
  now: Date,
): Extract<EffectRefusal, { code: 'no-check-due' | 'too-early' }> | null {
  const { effectivenessDueAt: dueAt } = action
  if (!awaitsEffectCheck(action) || dueAt === null) return { code: 'no-check-due' }
  return outcome === 'effective' && dueAt > now ? { code: 'too-early', dueAt } : null
}
