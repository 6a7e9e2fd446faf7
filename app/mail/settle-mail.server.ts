import { recordSystemEvent } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { markDeliverable, markReached, markUndeliverable } from './delivery-queries.server.ts'
import { afterFailure, withoutSecrets, type DeliveryFailure } from './delivery.ts'
import { settleOutbox, type OutboxRow } from './queries.server.ts'

const MAX_REASON = 200

/**
 * Writes what became of an attempt, and what follows from it, in one transaction. Accepted: the mail is sent, and
 * the assessment it invites to is reached; a mark of an earlier refusal goes. Address refused for good: the person is
 * marked, so that nothing more is queued there and the buyer is asked for another address. A mail that has gone to
 * another worker meanwhile is that worker's to settle; what the server said of the address holds all the same.
 * `random` is 0 ≤ r < 1.
 */
export function settleMail(
  db: Db,
  row: OutboxRow,
  failure: DeliveryFailure | null,
  now: Date,
  random: number,
) {
  transact(db, tx =>
    failure ? settleFailure(tx, row, failure, now, random) : settleAcceptance(tx, row, now),
  )
}

function settleAcceptance(tx: Db, row: OutboxRow, now: Date) {
  const message = withoutSecrets(row.message)
  settleOutbox(tx, row, { state: 'sent', sentAt: now, lastError: null, message })
  markDeliverable(tx, row.toAddress)
  const asksForAnswers = row.kind === 'campaign-invitation' || row.kind === 'reminder'
  if (asksForAnswers && row.assessmentId) markReached(tx, row.assessmentId, now)
}

function settleFailure(tx: Db, row: OutboxRow, failure: DeliveryFailure, now: Date, random: number) {
  const change = afterFailure(failure, row, now, random)
  const isOver = change.state === 'dead'
  settleOutbox(tx, row, isOver ? { ...change, message: withoutSecrets(row.message) } : change)
  if (failure.isAddressRefused) noteRefusedAddress(tx, row, failure.reason, now)
}

function noteRefusedAddress(tx: Db, row: OutboxRow, text: string, now: Date) {
  const { toAddress: address, userId, assessmentId } = row
  const reason = text.slice(0, MAX_REASON)
  const person = markUndeliverable(tx, { address, userId }, reason, now)
  if (!person) return
  const subject = { userId: person.id, supplierId: person.supplierId, assessmentId }
  recordSystemEvent(tx, now, 'user.address-refused', subject, { email: address, reason })
}
