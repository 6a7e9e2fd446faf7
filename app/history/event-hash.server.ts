import { createHash } from 'node:crypto'

/** What the first event of all builds on. */
export const FIRST_PREVIOUS_HASH = '0'.repeat(64)

/** An event as the database keeps it: instants in milliseconds, flags as 0 or 1, the data as its JSON text. */
export type LedgerRow = {
  seq: number
  at: number
  type: string
  actorId: string | null
  actorName: string
  ip: string | null
  supplierId: string | null
  campaignId: string | null
  assessmentId: string | null
  userId: string | null
  isRestricted: number
  data: string
}

/**
 * SHA-256, in lower-case hex, of the JSON list of everything an event says and of the hash it builds on
 * (docs/proof.md publishes it). An event cannot be altered, removed or moved without a hash that no longer fits.
 */
export function hashOfEvent(row: LedgerRow, previousHash: string): string {
  const { seq, at, type, actorId, actorName, ip, supplierId, campaignId, assessmentId, userId } = row
  const subject = [supplierId, campaignId, assessmentId, userId]
  const content = [seq, at, type, actorId, actorName, ip, ...subject, row.isRestricted, row.data]
  return createHash('sha256')
    .update(JSON.stringify(['event/1', previousHash, ...content]), 'utf8')
    .digest('hex')
}
