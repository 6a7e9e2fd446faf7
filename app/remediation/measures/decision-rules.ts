import { canDecideMeasures, canProposeDeferral, canProposeMeasures, type Actor } from '#app/accounts/roles.ts'
import { addMonths } from '#app/agreements/signing/term.ts'
import { isoDate } from '#app/i18n/format.ts'
import type { Settings } from '#app/settings/settings.ts'
import type { SupplierStatus } from '#app/suppliers/vocabulary.ts'
import { whyNotCaseStep, type CaseState, type CaseStepRefusal } from './case-state.ts'
import type { CaseCause, DecisionKind, DecisionState } from './vocabulary.ts'

type Limits = Pick<Settings, 'chanceDays' | 'deferralMaxDays' | 'coolOffMonths' | 'financeMailbox'>

/** What a decision about a supplier depends on. */
export type DecisionSituation = {
  supplier: {
    status: SupplierStatus
    statusSince: string | null
    closedAt: Date | null
    isSmallFirm: boolean
  }
  /** The case that is open; null when none is. */
  open: {
    state: CaseState
    cause: CaseCause
    dueAt: Date | null
    grade: string | null
    paymentDeferredUntil: Date | null
  } | null
  /** The one chance has been given since the supplier was last qualified. */
  hadChance: boolean
}

export type DecisionRefusal =
  | CaseStepRefusal
  | { code: 'no-open-case' | 'supplier-closed' | 'not-disqualified' }
  /** The one chance has been given already; or the improvement period of grade C was it. */
  | { code: 'chance-used' | 'time-was-given' }
  | { code: 'grade-not-weak' | 'deferred-already' | 'deferral-used' | 'no-finance-mailbox' }
  /** Calendar day (`YYYY-MM-DD`) from which a reinstatement can be decided. */
  | { code: 'cooling-off'; until: string }

/** Why this cannot be decided about a supplier as things stand; null when it can (reference/seeds.md §5.4). */
export function whyNotDecision(
  kind: DecisionKind,
  { supplier, open, hadChance }: DecisionSituation,
  settings: Limits,
  now: Date,
): DecisionRefusal | null {
  if (supplier.closedAt) return { code: 'supplier-closed' }
  if (kind === 'reinstate') return whyNotReinstate(supplier, settings, now)
  if (!open) return { code: 'no-open-case' }
  if (kind === 'defer-payment') return whyNotDefer(open, settings, now)
  const refusal = whyNotCaseStep(open.state, kind)
  if (refusal || kind !== 'grant-chance') return refusal
  if (hadChance) return { code: 'chance-used' }
  const hadTime = open.cause === 'grade-c' && open.dueAt !== null && open.dueAt < now
  return hadTime ? { code: 'time-was-given' } : null
}

/** The calendar day from which a disqualified supplier can be reinstated; null while it is not disqualified. */
export function reinstatableFrom(
  { status, statusSince }: Pick<DecisionSituation['supplier'], 'status' | 'statusSince'>,
  { coolOffMonths }: Pick<Settings, 'coolOffMonths'>,
): string | null {
  if (status !== 'disqualified') return null
  return statusSince === null ? '' : isoDate(addMonths(noonOf(statusSince), coolOffMonths))
}

/** The longest time of a chance or a deferral, in days; null where a decision gives none. */
export function mostDays(kind: DecisionKind, settings: Limits): number | null {
  if (kind === 'grant-chance') return settings.chanceDays
  return kind === 'defer-payment' ? settings.deferralMaxDays : null
}

export function mayPropose(actor: Actor, kind: DecisionKind) {
  return kind === 'defer-payment' ? canProposeDeferral(actor) : canProposeMeasures(actor)
}

export type VerdictRefusal = { code: 'not-allowed' | 'already-decided' | 'four-eyes' | 'recused' }

/** Why somebody cannot decide a proposal: it takes a member of the committee who has not made it. */
export function whyNotVerdict(
  actor: Actor,
  { state, proposedById }: { state: DecisionState; proposedById: string },
): VerdictRefusal | null {
  if (!canDecideMeasures(actor)) return { code: 'not-allowed' }
  if (state !== 'proposed') return { code: 'already-decided' }
  return proposedById === actor.userId ? { code: 'four-eyes' } : null
}

function whyNotReinstate(supplier: DecisionSituation['supplier'], settings: Limits, now: Date) {
  const from = reinstatableFrom(supplier, settings)
  if (from === null) return { code: 'not-disqualified' as const }
  return isoDate(now) < from ? { code: 'cooling-off' as const, until: from } : null
}

function whyNotDefer(open: NonNullable<DecisionSituation['open']>, { financeMailbox }: Limits, now: Date) {
  const isWeak = open.grade === 'C' || open.grade === 'D'
  if (!isWeak) return { code: 'grade-not-weak' as const }
  const until = open.paymentDeferredUntil
  if (until) return { code: until > now ? ('deferred-already' as const) : ('deferral-used' as const) }
  return financeMailbox === '' ? { code: 'no-finance-mailbox' as const } : null
}

/** In the middle of the day in China, so that neither zone moves it to another one. */
function noonOf(day: string) {
  return new Date(`${day}T12:00:00+08:00`)
}
