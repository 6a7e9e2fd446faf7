import type { Connection } from '#db/client.server.ts'

/** Runs work inside a transaction shared with others; settles once that transaction is on the disk. */
export type GroupCommit = <T>(work: () => T) => Promise<T>

type Waiting = { work: () => unknown; resolve: (value: unknown) => void; reject: (error: unknown) => void }

/**
 * Lets all work that arrives in one turn of the event loop share a transaction, and so one wait for the disk.
 * Each piece runs in a savepoint of its own: a broken constraint or a mistake in one undoes that one alone. A
 * failure of the database itself (disk full, input/output error) fails the whole group: none of it is kept.
 */
export function groupCommit(raw: Connection['raw']): GroupCommit {
  let waiting: Waiting[] = []
  const runAll = raw.transaction((group: Waiting[]) => group.map(({ work }) => runOne(raw, work)))

  function commit() {
    const group = waiting
    waiting = []
    try {
      const outcomes = runAll.immediate(group)
      outcomes.forEach((outcome, index) => settle(group[index], outcome))
    } catch (error) {
      for (const { reject } of group) reject(error)
    }
  }

  return work =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit)
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
