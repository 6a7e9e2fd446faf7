import path from 'node:path'
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible'
import { getEnvironment } from '#app/server/environment.server.ts'
import { openDatabase, type Connection } from '#db/client.server.ts'
import { addressKey } from './address-key.ts'
import { hashToken } from './token.server.ts'

const WINDOW_S = 15 * 60

/**
 * Tries within 15 minutes. On one account from one address: guessing a password. From one address: guessing many.
 * On one account from anywhere: a guesser with many addresses; high, so that nobody locks others out easily.
 */
const TRIES_PER_PAIR = 10
const TRIES_PER_ADDRESS = 50
const TRIES_PER_ACCOUNT = 100

/** Invitations one person of a supplier sends in an hour: each is a mail to an address of their choice. */
const INVITATIONS = 30
const HOUR_S = 60 * 60

export type ThrottledAction = 'sign-in' | 'password-reset' | 'set-up' | 'signing' | 'signing-code'

/** Whose tries are counted: the account (an e-mail address, known or not) and where the request comes from. */
export type Trier = { account: string; ip: string }

export type Throttle = {
  /** Counts a try. Answers null when it may go on, or when to try again. */
  refuse(action: ThrottledAction, trier: Trier): Promise<Date | null>
  /** Takes the counted try back after a success, and the earlier failures from there on that account with it. */
  forgive(action: ThrottledAction, trier: Trier): Promise<void>
  /** Counts an invitation of that person. Answers null when it may be sent, or when to try again. */
  refuseInvitation(actorId: string): Promise<Date | null>
  close(): void
}

/** Counts tries in a file of its own, so that they outlive a restart and never wait for the main database. */
export async function openThrottle(file: string): Promise<Throttle> {
  const { raw } = openDatabase(file)
  const pairs = await openLimiter(raw, 'pairs', TRIES_PER_PAIR, WINDOW_S)
  const accounts = await openLimiter(raw, 'accounts', TRIES_PER_ACCOUNT, WINDOW_S)
  const addresses = await openLimiter(raw, 'addresses', TRIES_PER_ADDRESS, WINDOW_S)
  const invitations = await openLimiter(raw, 'invitations', INVITATIONS, HOUR_S)
  return {
    async refuse(action, trier) {
      const keys = keysOf(action, trier)
      return momentAfter(
        (await consume(addresses, keys.address)) ??
          (await consume(pairs, keys.pair)) ??
          (await consume(accounts, keys.account)),
      )
    },
    async forgive(action, trier) {
      const keys = keysOf(action, trier)
      await pairs.delete(keys.pair)
      await accounts.reward(keys.account, 1)
      await addresses.reward(keys.address, 1)
    },
    async refuseInvitation(actorId) {
      return momentAfter(await consume(invitations, actorId))
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

function openLimiter(storeClient: Connection['raw'], tableName: string, points: number, duration: number) {
  return new Promise<RateLimiterSQLite>((resolve, reject) => {
    const limiter: RateLimiterSQLite = new RateLimiterSQLite(
      {
        storeClient,
        storeType: 'better-sqlite3',
        tableName,
        points,
        duration,
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

function momentAfter(waitMs: number | null) {
  return waitMs === null ? null : new Date(Date.now() + waitMs)
}

/** Accounts are counted under a hash, so that this file holds nobody's address. */
function keysOf(action: ThrottledAction, { account, ip }: Trier) {
  const accountKey = hashToken(account.trim().toLowerCase())
  return {
    account: `${action}:${accountKey}`,
    address: `${action}:${addressKey(ip)}`,
    pair: `${action}:${accountKey}:${addressKey(ip)}`,
  }
}
