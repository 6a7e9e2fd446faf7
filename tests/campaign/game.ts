import type { Actor } from '#app/accounts/roles.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import type { Client as Sockets } from '#tests/bench/load.ts'
import type { Answer } from '#tests/support/http.ts'
import type { Portal } from '#tests/support/portal.ts'
import { until } from '#tests/support/until.ts'
import { inDays } from '#tests/support/world.ts'
import type { Ledger } from './differences.ts'
import type { Player } from './suppliers.ts'

const DAYS = 30
const AT_ONCE = 8
export const PATIENCE_MS = 600_000
/** Decided once: a run over midnight must not move it. */
export const DUE_ON = isoDate(inDays(DAYS))

export type Game = {
  portal: Portal
  /** For suppliers: connections that stay open. */
  sockets: Sockets
  buyer: Actor
  players: readonly Player[]
  ledger: Ledger
}

/** The calendar day so many days after the round's due date. */
export function dayAfterDue(days: number) {
  return isoDate(new Date(endOfDay(DUE_ON).getTime() + days * 86_400_000))
}

/** Waits until every queued mail has been tried. */
export async function settled({ raw }: Portal) {
  const waiting = raw.prepare(`select count(*) from outbox where state = 'queued'`).pluck()
  await until('the outbox to be empty', () => waiting.get() === 0, PATIENCE_MS)
}

export async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>) {
  const waiting = [...all]
  const worker = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** Where an answer leads; one that does not is a failure. */
export function leadsTo({ status, location, body }: Answer) {
  if (location === null) throw new Error(`answered ${status} instead of leading on: ${body.slice(0, 500)}`)
  return location
}
