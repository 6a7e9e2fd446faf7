import { performance } from 'node:perf_hooks'
import type { Connection } from '#db/client.server.ts'

/** Runs work inside a transaction shared with others; settles once that transaction is on the disk. */
export type GroupCommit = <T>(work: () => T) => Promise<T>

/** The disk rests this many times as long as the last commit took, */
const REST_PER_COMMIT = 4
/** and at most so long: less than anybody notices. */
const MAX_REST_MS = 15

type Waiting = { work: () => unknown; resolve: (value: unknown) => void; reject: (error: unknown) => void }

/**
 * Lets all work that arrives in one turn of the event loop share a transaction, and so one wait for the disk, which
 * holds up everything else. After it the disk is left alone for a moment, so that the more is to be done, the more
 * shares a wait: without that, hundreds of single saves a second spent a third of the time waiting.
 * Each piece runs in a savepoint of its own: a broken constraint or a mistake in one undoes that one alone. A
 * failure of the database itself (disk full, input/output error) fails the whole group: none of it is kept.
 */
export function groupCommit(raw: Connection['raw']): GroupCommit {
  let waiting: Waiting[] = []
  let restsUntil = 0
  const runAll = raw.transaction((group: Waiting[]) => group.map(({ work }) => runOne(raw, work)))

  function commit() {
    const group = waiting
    waiting = []
    const startedAt = performance.now()
    try {
      const outcomes = runAll.immediate(group)
      outcomes.forEach((outcome, index) => settle(group[index], outcome))
    } catch (error) {
      for (const { reject } of group) reject(error)
    } finally {
      const endedAt = performance.now()
      restsUntil = endedAt + Math.min(MAX_REST_MS, REST_PER_COMMIT * (endedAt - startedAt))
    }
  }

  function commitSoon() {
    const restMs = restsUntil - performance.now()
    if (restMs > 0) setTimeout(commit, restMs)
    else setImmediate(commit)
  }

  return work =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) commitSoon()
      waiting.push({ work, resolve: value => resolve(value as ReturnType<typeof work>), reject })
    })
}

type Outcome = { ok: true; value: unknown } | { ok: false; error: unknown }

function runOne(raw: Connection['raw'], work: () => unknown): Outcome {
  try {
    return { ok: true, value: raw.transaction(work)() }
  } catch (error) {
    if (!raw.inTransaction || isDatabaseFailure(error)) throw error
    return { ok: false, error }
  }
}

/** By the driver's error codes; a broken constraint says something of the work, not of the database. */
export function isDatabaseFailure(error: unknown) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_') && !code.startsWith('SQLITE_CONSTRAINT')
}

function settle(waiting: Waiting | undefined, outcome: Outcome) {
  if (outcome.ok) waiting?.resolve(outcome.value)
  else waiting?.reject(outcome.error)
}
