import { addMonths } from '#app/agreements/signing/term.ts'
import { chinaDay, chinaInstant } from '#app/i18n/china-time.ts'
import { AGEING_MONTHS } from '#app/settings/setting-limits.ts'

const DAY_MS = 86_400_000

/** How long an action has been open, in months since it was issued: one bucket for each limit, and what is older. */
export const AGE_BUCKETS = ['up-to-2', '2-to-4', '4-to-6', 'over-6'] as const
export type AgeBucket = (typeof AGE_BUCKETS)[number]

/** Issued at `from` or later, and before `before`; null: no end on that side. */
export type IssuedBetween = { from: Date | null; before: Date | null }

/**
 * Between which instants the actions of a bucket were issued, as of now. Whole calendar days in China count: what was
 * issued on the same day of the month two months ago is two months old until that day is over.
 */
export function issuedBetween(bucket: AgeBucket, now: Date): IssuedBetween {
  const at = AGE_BUCKETS.indexOf(bucket)
  const [from, before] = [AGEING_MONTHS[at], AGEING_MONTHS[at - 1]]
  return {
    from: from === undefined ? null : monthsAgo(from, now),
    before: before === undefined ? null : monthsAgo(before, now),
  }
}

export function ageBucketOf(issuedAt: Date, now: Date): AgeBucket {
  const at = AGEING_MONTHS.findIndex(months => issuedAt >= monthsAgo(months, now))
  return AGE_BUCKETS[at === -1 ? AGE_BUCKETS.length - 1 : at] ?? 'over-6'
}

/** The beginning of the same day so many months ago, in China; of the month's last day where it has no such day. */
function monthsAgo(months: number, now: Date): Date {
  const day = addMonths(new Date(chinaDay(now) * DAY_MS), -months)
  return chinaInstant(day.getTime() / DAY_MS, 0)
}
