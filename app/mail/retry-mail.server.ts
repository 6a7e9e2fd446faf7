import { canAdminister } from '#app/accounts/roles.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findOutboxById, updateOutbox } from './queries.server.ts'

/** Queues a given-up mail again with all its attempts. Refuses for any other state and any other person. */
export function retryMail(db: Db, context: ActionContext, mailId: string): { ok: boolean } {
  if (!canAdminister(context.actor)) return { ok: false }
  return transact(db, tx => {
    const mail = findOutboxById(tx, mailId)
    if (mail?.state !== 'dead') return { ok: false }
    updateOutbox(tx, mailId, { state: 'queued', attempts: 0, nextAttemptAt: context.now, lastError: null })
    recordEvent(tx, context, 'mail.retried', { supplierId: mail.supplierId }, { email: mail.toAddress })
    return { ok: true }
  })
}
