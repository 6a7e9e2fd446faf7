import { canAdminister } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import {
  countDeadToRefused,
  findDeadOutbox,
  findOutboxById,
  updateOutbox,
  type OutboxRow,
} from './queries.server.ts'
import { openLinkRenewal } from './renew-links.server.ts'

const MOST_AT_ONCE = 5000

/**
 * Queues a given-up mail again with all its attempts, and a fresh link where it carries one. Refuses for any other
 * state, any other person, and a recipient who has no use for the mail any more.
 */
export function retryMail(db: Db, context: ActionContext, mailId: string): { ok: boolean } {
  if (!canAdminister(context.actor)) return { ok: false }
  return transact(db, tx => {
    const mail = findOutboxById(tx, mailId)
    if (mail?.state !== 'dead' || !queueAgain(tx, context.now)(mail)) return { ok: false }
    recordEvent(tx, context, 'mail.retried', { supplierId: mail.supplierId }, { email: mail.toAddress })
    return { ok: true }
  })
}

/**
 * The same for every given-up mail, as one event, leaving out those to addresses that a mail server has refused for
 * good. Answers how many were queued and how many left out for that.
 */
export function retryAllMail(db: Db, context: ActionContext) {
  if (!canAdminister(context.actor)) return { queued: 0, leftOut: 0 }
  return transact(db, tx => {
    const leftOut = countDeadToRefused(tx)
    const queued = findDeadOutbox(tx, MOST_AT_ONCE).filter(queueAgain(tx, context.now)).length
    if (queued > 0) recordEvent(tx, context, 'mail.all-retried', {}, { count: queued })
    return { queued, leftOut }
  })
}

/** Answers a function that queues one mail; false when there is no use for it any more. */
function queueAgain(tx: Db, now: Date) {
  const renew = openLinkRenewal(tx, now)
  return (mail: OutboxRow): boolean => {
    const message = renew(mail)
    if (!message) return false
    updateOutbox(tx, mail.id, { state: 'queued', attempts: 0, nextAttemptAt: now, lastError: null, message })
    return true
  }
}
