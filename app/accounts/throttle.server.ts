import path from 'node:path'
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible'
import { getEnvironment } from '#app/server/environment.server.ts'
import { openDatabase, type Connection } from '#db/client.server.ts'
import { addressKey } from './address-key.ts'
import { hashToken } from './token.server.ts'

const WINDOW_S = 15 * 60

/** Tries within 15 minutes. The account's limit stops guessing one password, the address's guessing many. */
const TRIES_PER_ACCOUNT = 10
const TRIES_PER_ADDRESS = 50

export type ThrottledAction = 'sign-in' | 'password-reset' | 'set-up'

/** Whose tries are counted: the account (an e-mail address, known or not) and where the request comes from. */
export type Trier = { account: string; ip: string }

export type Throttle = {
  /** Counts a try. Answers null when it may go on, or when to try again. */
  refuse(action: ThrottledAction, trier: Trier): Promise<Date | null>
  /** Takes the counted try back after a success, and the account's earlier failures with it. */
  forgive(action: ThrottledAction, trier: Trier): Promise<void>
  close(): void
}

/** Counts tries in a file of its own, so that they outlive a restart and never wait for the main database. */
export async function openThrottle(file: string): Promise<Throttle> {
  const { raw } = openDatabase(file)
  const accounts = await openLimiter(raw, 'accounts', TRIES_PER_ACCOUNT)
  const addresses = await openLimiter(raw, 'addresses', TRIES_PER_ADDRESS)
  return {
    async refuse(action, trier) {
      const keys = keysOf(action, trier)
      const waitMs = (await consume(addresses, keys.address)) ?? (await consume(accounts, keys.account))
      return waitMs === null ? null : new Date(Date.now() + waitMs)
    },
    async forgive(action, trier) {
      const keys = keysOf(action, trier)
      await accounts.delete(keys.account)
      await addresses.reward(keys.address, 1)
    },
    close: () => raw.close(),
  }
}

const globalThrottle = globalThis as typeof globalThis & { __portalThrottle?: Promise<Throttle> }

/** The process-wide throttle, in `throttle.sqlite` beside the database. */
export function getThrottle(): Promise<Throttle> {
  globalThrottle.__portalThrottle ??= openThrottle(
    path.join(path.dirname(getEnvironment().databaseFile), 'throttle.sqlite'),
  )
  return globalThrottle.__portalThrottle
}

function openLimiter(storeClient: Connection['raw'], tableName: string, points: number) {
  return new Promise<RateLimiterSQLite>((resolve, reject) => {
    const limiter: RateLimiterSQLite = new RateLimiterSQLite(
      {
        storeClient,
        storeType: 'better-sqlite3',
        tableName,
        points,
        duration: WINDOW_S,
        clearExpiredByTimeout: true,
      },
      error => (error ? reject(error) : resolve(limiter)),
    )
  })
}

/** Null when the try is within the limit, else how long to wait in milliseconds. */
async function consume(limiter: RateLimiterSQLite, key: string) {
  try {
    await limiter.consume(key)
    return null
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext
    throw refusal
  }
}

/** Accounts are counted under a hash, so that this file holds nobody's address. */
function keysOf(action: ThrottledAction, { account, ip }: Trier) {
  return {
    account: `${action}:${hashToken(account.trim().toLowerCase())}`,
    address: `${action}:${addressKey(ip)}`,
  }
}
