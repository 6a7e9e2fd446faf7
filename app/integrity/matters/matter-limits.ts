import { daysUntil } from '#app/i18n/format.ts'

/** Days before a limit from which on somebody is reminded. */
const ACKNOWLEDGE_NEAR_DAYS = 2
const RESULT_NEAR_DAYS = 14
const DAY_MS = 86_400_000

export type LimitSettings = { matterAcknowledgeDays: number; matterResultDays: number }
export type LimitFacts = { receivedAt: Date; registeredAt: Date | null; answeredAt: Date | null }

/** A limit that is near or over; `by` says until when. */
export type LimitState = { what: 'acknowledge' | 'result'; when: 'near' | 'over'; by: Date }

/** Until when a matter that came in at `receivedAt` is confirmed and its result told. */
export function limitsOf(receivedAt: Date, { matterAcknowledgeDays, matterResultDays }: LimitSettings) {
  const after = (days: number) => new Date(receivedAt.getTime() + days * DAY_MS)
  return { acknowledgeBy: after(matterAcknowledgeDays), resultBy: after(matterResultDays) }
}

/** The limit that matters now: one that is over before one that is near; null while there is time. */
export function limitState(matter: LimitFacts, settings: LimitSettings, now: Date): LimitState | null {
  const { acknowledgeBy, resultBy } = limitsOf(matter.receivedAt, settings)
  const open = [
    ...(matter.registeredAt === null
      ? [{ what: 'acknowledge' as const, by: acknowledgeBy, near: ACKNOWLEDGE_NEAR_DAYS }]
      : []),
    ...(matter.answeredAt === null
      ? [{ what: 'result' as const, by: resultBy, near: RESULT_NEAR_DAYS }]
      : []),
  ]
  const over = open.findLast(({ by }) => by <= now)
  if (over) return { what: over.what, by: over.by, when: 'over' }
  const near = open.find(({ by, near: days }) => daysUntil(by, now) <= days)
  return near ? { what: near.what, by: near.by, when: 'near' } : null
}

/** Matters younger than this need no look at all. */
export function youngestToRemind({ matterAcknowledgeDays, matterResultDays }: LimitSettings, now: Date) {
  const days = Math.min(matterAcknowledgeDays - ACKNOWLEDGE_NEAR_DAYS, matterResultDays - RESULT_NEAR_DAYS)
  return new Date(now.getTime() - (Math.max(0, days) - 1) * DAY_MS)
}
