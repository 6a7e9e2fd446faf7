const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** Buyer staff see everybody's data: short. Suppliers fill in a long form between other work: longer. */
const STAFF_IDLE_MS = 30 * MINUTE_MS
const STAFF_ABSOLUTE_MS = 12 * HOUR_MS
const SUPPLIER_IDLE_MS = 8 * HOUR_MS
const SUPPLIER_ABSOLUTE_MS = 7 * DAY_MS

/** Last-seen is written at most this often, so that reading a page is not a write. */
export const TOUCH_EVERY_MS = MINUTE_MS
/** How long that waits for others: what a crash may forget of it. */
export const NOTE_TOGETHER_MS = 1000

type SessionTimes = { lastSeenAt: Date; endsAt: Date; isStaff: boolean }

export function absoluteEnd(isStaff: boolean, now: Date) {
  return new Date(now.getTime() + (isStaff ? STAFF_ABSOLUTE_MS : SUPPLIER_ABSOLUTE_MS))
}

export function isSessionOver({ lastSeenAt, endsAt, isStaff }: SessionTimes, now: Date) {
  const idleMs = isStaff ? STAFF_IDLE_MS : SUPPLIER_IDLE_MS
  return now >= endsAt || now.getTime() - lastSeenAt.getTime() >= idleMs
}
