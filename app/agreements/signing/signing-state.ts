import { daysUntil } from '#app/i18n/format.ts'
import type { SigningState } from './vocabulary.ts'

/** An invitation nobody has followed this long after its due date is void; the supplier is invited anew. */
export const LAPSES_AFTER_DAYS = 90

/** What has happened to a signing, and when. */
export type SigningFacts = {
  invitedAt: Date
  dueAt: Date
  viewedAt: Date | null
  changeAskedAt: Date | null
  changeAnsweredAt: Date | null
  signedAt: Date | null
  activeAt: Date | null
  endsAt: Date | null
  declinedAt: Date | null
  withdrawnAt: Date | null
  terminatedAt: Date | null
  replacedAt: Date | null
}

/** How many days before the end of its term an agreement counts as about to end. */
export type NoticeDays = { renewalNoticeDays: number }

const DAY_MS = 86_400_000

/**
 * Where a signing stands at `at`: facts that came later do not count, so the same question can be asked of any day
 * of the past. What is over stays over in the order in which it can happen (seeds §5.7).
 */
export function signingState(facts: SigningFacts, at: Date, notice: NoticeDays): SigningState {
  const has = (instant: Date | null) => instant !== null && instant <= at
  if (has(facts.activeAt)) return stateInForce(facts, at, notice)
  if (has(facts.declinedAt)) return 'declined'
  if (has(facts.withdrawnAt)) return 'withdrawn'
  if (has(facts.signedAt)) return 'signed'
  if (at >= lapsesAt(facts.dueAt)) return 'lapsed'
  if (isBeingDiscussed(facts, at)) return 'negotiating'
  return has(facts.viewedAt) ? 'viewed' : 'invited'
}

/** Binding at `at`: signed by all who have to, its term running, neither ended nor replaced. */
export function isBinding(state: SigningState) {
  return state === 'active' || state === 'expiring'
}

/** The supplier still has to sign. */
export function isOwed(state: SigningState) {
  return state === 'invited' || state === 'viewed' || state === 'negotiating'
}

/** Not signed though the due date is over. */
export function isOverdue(state: SigningState, dueAt: Date, at: Date) {
  return isOwed(state) && dueAt <= at
}

/** From when on an invitation that nobody followed is void. */
export function lapsesAt(dueAt: Date) {
  return new Date(dueAt.getTime() + LAPSES_AFTER_DAYS * DAY_MS)
}

/** From when on a term counts as about to end. */
export function noticeFrom(endsAt: Date, { renewalNoticeDays }: NoticeDays) {
  return new Date(endsAt.getTime() - renewalNoticeDays * DAY_MS)
}

/** Whole calendar days left until the due date, China time; negative once it is over. */
export function daysToSign(dueAt: Date, now: Date) {
  return daysUntil(dueAt, now)
}

function stateInForce({ endsAt, terminatedAt, replacedAt }: SigningFacts, at: Date, notice: NoticeDays) {
  if (terminatedAt !== null && terminatedAt <= at) return 'terminated'
  if (replacedAt !== null && replacedAt <= at) return 'replaced'
  if (endsAt === null || at < noticeFrom(endsAt, notice)) return 'active'
  return at < endsAt ? 'expiring' : 'expired'
}

function isBeingDiscussed({ changeAskedAt, changeAnsweredAt }: SigningFacts, at: Date) {
  if (changeAskedAt === null || changeAskedAt > at) return false
  return changeAnsweredAt === null || changeAnsweredAt > at || changeAnsweredAt < changeAskedAt
}
