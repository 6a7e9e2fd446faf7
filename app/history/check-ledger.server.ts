import { FIRST_PREVIOUS_HASH, hashOfEvent } from './event-hash.server.ts'
import type { ChainedRow, LedgerHead } from './ledger-queries.server.ts'

/** The first place at which the events are not as they were written. */
export type LedgerFinding =
  /** What the event says, or its hash, was changed. */
  | { code: 'altered'; seq: number }
  /** The events from `seq` to `until` are gone. */
  | { code: 'removed'; seq: number; until: number }
  /** An event stands at `seq` that was written as number `written`. */
  | { code: 'moved'; seq: number; written: number }
  /** From before the chain: the next start of the portal chains it. */
  | { code: 'unchained'; seq: number }

export type LedgerReport = { events: number; head: LedgerHead; finding: LedgerFinding | null }

/**
 * Walks the events in their order and stops at the first that does not build on the one before it.
 * `lastGiven` is the highest number ever given to an event; `see` is shown every sound event.
 */
export function checkLedger(
  rows: Iterable<ChainedRow>,
  lastGiven: number,
  see: (row: ChainedRow) => void = () => undefined,
): LedgerReport {
  let head: LedgerHead = { seq: 0, hash: FIRST_PREVIOUS_HASH }
  let events = 0
  for (const row of rows) {
    const finding = findingOf(row, head, lastGiven)
    if (finding) return { events, head, finding }
    see(row)
    events += 1
    head = { seq: row.seq, hash: row.hash }
  }
  const isCut = head.seq < lastGiven
  return { events, head, finding: isCut ? { code: 'removed', seq: head.seq + 1, until: lastGiven } : null }
}

function findingOf(row: ChainedRow, head: LedgerHead, lastGiven: number): LedgerFinding | null {
  const { seq } = row
  if (row.hash === '') return { code: 'unchained', seq }
  const isSound = isOwnHash(row, seq)
  if (isSound && row.previousHash === head.hash) return null
  const written = isSound ? seq : numberWritten(row, lastGiven)
  if (written !== null && written !== seq) return { code: 'moved', seq, written }
  if (seq > head.seq + 1) return { code: 'removed', seq: head.seq + 1, until: seq - 1 }
  // A sound event that builds on another one than stands before it: that one was changed, hash and all.
  return { code: 'altered', seq: isSound && head.seq > 0 ? head.seq : seq }
}

function isOwnHash(row: ChainedRow, seq: number) {
  return hashOfEvent({ ...row, seq }, row.previousHash) === row.hash
}

/** The number under which the event's hash is right; null when there is none. */
function numberWritten(row: ChainedRow, lastGiven: number) {
  for (let seq = 1; seq <= lastGiven; seq++) if (isOwnHash(row, seq)) return seq
  return null
}
