import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { addressKey } from '#app/accounts/address-key.ts'

/** From one address; several people may share it, in a factory say. */
const REPORTS_PER_HOUR = 10
const KEYS_PER_QUARTER_HOUR = 30
const HOUR_S = 60 * 60

type ChannelAction = 'report' | 'mailbox'
type Limiters = Record<ChannelAction, RateLimiterMemory>

const globalLimiters = globalThis as typeof globalThis & { __portalChannelLimiters?: Limiters }

/**
 * Counts a try from an address; answers null when it may go on, else when to try again. In memory alone: no address of
 * a reporter is ever written down, not even for an hour.
 */
export async function refuseTry(action: ChannelAction, ip: string): Promise<Date | null> {
  globalLimiters.__portalChannelLimiters ??= makeLimiters()
  try {
    await globalLimiters.__portalChannelLimiters[action].consume(addressKey(ip))
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return new Date(Date.now() + refusal.msBeforeNext)
    throw refusal
  }
}

/** For tests, and for whoever proved to hold a key: their tries are no guesses. */
export function forgiveTry(action: ChannelAction, ip: string) {
  return globalLimiters.__portalChannelLimiters?.[action].reward(addressKey(ip), 1)
}

function makeLimiters(): Limiters {
  return {
    report: new RateLimiterMemory({ points: REPORTS_PER_HOUR, duration: HOUR_S }),
    mailbox: new RateLimiterMemory({ points: KEYS_PER_QUARTER_HOUR, duration: HOUR_S / 4 }),
  }
}
