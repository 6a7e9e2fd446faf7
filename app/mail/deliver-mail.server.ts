import { transact, type Db } from '#db/client.server.ts'
import { renderMail } from '#emails/render.server.tsx'
import { findAllowance, findAsked, saveAllowance } from './delivery-queries.server.ts'
import { failureOf, LEASE_MS, LONGEST_WAIT_MS, withoutSecrets, type DeliveryFailure } from './delivery.ts'
import { grantOf, refilled } from './pace.ts'
import { claimDueOutbox, giveBackOutbox, renewClaim, settleOutbox, type OutboxRow } from './queries.server.ts'
import { settleMail } from './settle-mail.server.ts'
import { asksForAnswers, asOfNow } from './still-wanted.ts'
import type { MailTransport } from './transport.server.ts'

/** Few enough that the mails of a worker that died are not missed for long. */
const BATCH = 5

export type Clock = { now: () => Date; random: () => number }
export type DeliveryReport = {
  sent: number
  failed: number
  /** The round ended early because the server could not be used at all. */
  isServerDown: boolean
}

/**
 * Sends what is due, a batch at a time, until nothing is, `stop` is aborted or the server fails. What asks for
 * answers is brought up to date first, and put aside when nothing is owed any more. A row is claimed
 * before it is sent, and its claim renewed when its turn comes: two workers never send the same mail, however slow the
 * server is to the mails before it. A crash between the server's acceptance and our note repeats it with the same
 * Message-ID (at least once; never lost). Rows claimed and not tried are given back.
 * With `mailsPerMinute` the round ends when the server has had its share; all processes draw on the same one.
 */
export async function deliverDueMail(
  db: Db,
  transport: MailTransport,
  clock: Clock,
  stop?: AbortSignal,
  mailsPerMinute: number | null = null,
): Promise<DeliveryReport> {
  const report: DeliveryReport = { sent: 0, failed: 0, isServerDown: false }
  while (!stop?.aborted) {
    const now = clock.now()
    const rows = transact(db, tx => claimWithinPace(tx, mailsPerMinute, now))
    if (rows.length === 0) break
    const untried = new Map(rows.map(row => [row.id, row]))
    for (const row of rows) {
      if (stop?.aborted || report.isServerDown) break
      untried.delete(row.id)
      const claimed = renewClaim(db, row, leaseFrom(clock.now()))
      const held = claimed && asStillWanted(db, claimed, clock.now())
      if (!held) continue
      const failure = await deliver(db, transport, held, clock)
      report[failure ? 'failed' : 'sent']++
      report.isServerDown = failure?.isServerDown ?? false
    }
    for (const row of untried.values()) giveBackOutbox(db, row, now)
    if (report.isServerDown) break
  }
  return report
}

/** The mail as of now; one that is no longer wanted is put aside, and null. */
function asStillWanted(db: Db, row: OutboxRow, now: Date): OutboxRow | null {
  const asked = row.assessmentId && asksForAnswers(row.message) ? findAsked(db, row.assessmentId) : null
  if (!asked) return row
  const message = asOfNow(row.message, asked, row.locale, now)
  if (message) return { ...row, message }
  settleOutbox(db, row, { state: 'dropped', message: withoutSecrets(row.message) })
  return null
}

/** What is due, as far as the pace allows, leased to this worker. */
function claimWithinPace(tx: Db, mailsPerMinute: number | null, now: Date): OutboxRow[] {
  const times = { now, leaseUntil: leaseFrom(now), latest: new Date(now.getTime() + LONGEST_WAIT_MS) }
  if (mailsPerMinute === null) return claimDueOutbox(tx, times, BATCH)
  const allowance = refilled(findAllowance(tx), mailsPerMinute, now)
  const granted = grantOf(allowance, BATCH)
  const rows = granted > 0 ? claimDueOutbox(tx, times, granted) : []
  if (rows.length > 0) saveAllowance(tx, { ...allowance, tokens: allowance.tokens - rows.length })
  return rows
}

function leaseFrom(now: Date) {
  return new Date(now.getTime() + LEASE_MS)
}

/** Answers what went wrong; null when the mail was accepted. */
async function deliver(
  db: Db,
  transport: MailTransport,
  row: OutboxRow,
  clock: Clock,
): Promise<DeliveryFailure | null> {
  const failure = await attempt(transport, row)
  settleMail(db, row, failure, clock.now(), clock.random())
  return failure
}

async function attempt(transport: MailTransport, row: OutboxRow): Promise<DeliveryFailure | null> {
  try {
    const content = await renderMail(row.message, row.locale)
    await transport.send({ id: row.id, to: { name: row.toName, address: row.toAddress }, ...content })
    return null
  } catch (error) {
    return failureOf(error)
  }
}
