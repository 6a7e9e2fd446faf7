import { performance } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'

const TICK_MS = 5

export type Outcomes = { sent: number; errors: Map<string, number>; times: number[] }

/**
 * Starts `work` at a constant rate for so many seconds, whether or not earlier ones have been answered: a slow
 * server is not given time to breathe. Times run from the moment a request was due, in milliseconds. `work`
 * answers null when all went well, else what did not.
 */
export async function atRate(perSecond: number, seconds: number, work: () => Promise<string | null>) {
  const outcomes: Outcomes = { sent: 0, errors: new Map(), times: [] }
  const underWay = new Set<Promise<void>>()
  const start = performance.now()
  const total = Math.round(perSecond * seconds)
  while (outcomes.sent < total) {
    const dueCount = Math.min(total, 1 + Math.floor(((performance.now() - start) / 1000) * perSecond))
    while (outcomes.sent < dueCount) {
      const dueAt = start + (outcomes.sent / perSecond) * 1000
      outcomes.sent += 1
      const one: Promise<void> = run(work, dueAt, outcomes).finally(() => underWay.delete(one))
      underWay.add(one)
    }
    await pause(TICK_MS)
  }
  await Promise.all(underWay)
  return outcomes
}

async function run(work: () => Promise<string | null>, dueAt: number, { errors, times }: Outcomes) {
  const problem = await work().catch(error => String(error))
  times.push(performance.now() - dueAt)
  if (problem) errors.set(problem, (errors.get(problem) ?? 0) + 1)
}

export function describe({ sent, errors, times }: Outcomes) {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) =>
    Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)) / 10
  const failed = [...errors.values()].reduce((sum, count) => sum + count, 0)
  return {
    sent,
    errors: failed,
    ...(failed > 0 && { reasons: Object.fromEntries(errors) }),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
  }
}
