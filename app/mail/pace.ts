/** Mails that may go out now, and since when that is so. */
export type Allowance = { tokens: number; refilledAt: Date }

const MINUTE_MS = 60_000
/** What was not used is saved up for this long, so that a few mails never wait. */
const BURST_SECONDS = 10

/**
 * What may be sent at `now` with `perMinute` mails a minute; `null` when nothing has been sent yet. A clock that
 * was put back earns nothing, one that was put forward no more than the burst.
 */
export function refilled(allowance: Allowance | null, perMinute: number, now: Date): Allowance {
  const most = Math.max(1, (perMinute * BURST_SECONDS) / 60)
  if (!allowance) return { tokens: most, refilledAt: now }
  const elapsed = Math.max(0, now.getTime() - allowance.refilledAt.getTime())
  const tokens = Math.min(most, allowance.tokens + (elapsed * perMinute) / MINUTE_MS)
  return { tokens, refilledAt: now }
}

/** Whole mails out of an allowance, at most `wanted`. */
export function grantOf({ tokens }: Allowance, wanted: number) {
  // A hair of rounding must not cost a mail its turn.
  return Math.min(wanted, Math.floor(tokens + 1e-9))
}
