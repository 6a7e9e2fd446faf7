import { renderMail } from '#emails/render.server.tsx'
import { transact, type Db } from '#db/client.server.ts'
import { afterFailure, failureOf, LEASE_MS, withoutSecrets } from './delivery.ts'
import { claimDueOutbox, updateOutbox, type OutboxRow } from './queries.server.ts'
import type { MailTransport } from './transport.server.ts'

/** Small enough that the slowest server cannot outlast the lease. */
const BATCH = 5

export type Clock = { now: () => Date; random: () => number }
export type DeliveryReport = { sent: number; failed: number }

/**
 * Sends what is due, a batch at a time, until nothing is. A row is claimed before it is sent: two workers never
 * send the same mail, and a crash between the server's acceptance and our note repeats it with the same
 * Message-ID (at least once; never lost).
 */
export async function deliverDueMail(
  db: Db,
  transport: MailTransport,
  clock: Clock,
): Promise<DeliveryReport> {
  const report = { sent: 0, failed: 0 }
  for (;;) {
    const now = clock.now()
    const leaseUntil = new Date(now.getTime() + LEASE_MS)
    const rows = transact(db, tx => claimDueOutbox(tx, now, leaseUntil, BATCH))
    if (rows.length === 0) return report
    for (const row of rows) report[await deliver(db, transport, row, clock)]++
  }
}

async function deliver(
  db: Db,
  transport: MailTransport,
  row: OutboxRow,
  clock: Clock,
): Promise<keyof DeliveryReport> {
  try {
    const content = await renderMail(row.message, row.locale)
    await transport.send({ id: row.id, to: { name: row.toName, address: row.toAddress }, ...content })
  } catch (error) {
    updateOutbox(db, row.id, afterFailure(failureOf(error), row.attempts, clock.now(), clock.random()))
    return 'failed'
  }
  updateOutbox(db, row.id, {
    state: 'sent',
    sentAt: clock.now(),
    lastError: null,
    message: withoutSecrets(row.message),
  })
  return 'sent'
}
