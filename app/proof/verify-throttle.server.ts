import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { addressKey } from '#app/accounts/address-key.ts'

/** From one address; several people may share it. Each check reads a file and computes a signature. */
const CHECKS = 30
const WINDOW_S = 15 * 60

const globalLimiter = globalThis as typeof globalThis & { __portalVerifyLimiter?: RateLimiterMemory }

/** Counts a check from an address; answers null when it may go on, else when to try again. */
export async function refuseCheck(ip: string): Promise<Date | null> {
  globalLimiter.__portalVerifyLimiter ??= new RateLimiterMemory({ points: CHECKS, duration: WINDOW_S })
  try {
    await globalLimiter.__portalVerifyLimiter.consume(addressKey(ip))
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return new Date(Date.now() + refusal.msBeforeNext)
    throw refusal
  }
}
