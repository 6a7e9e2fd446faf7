import { issueAccountLinks } from '#app/accounts/account-links.server.ts'
import { enqueueMails } from '#app/mail/enqueue-mail.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findContactsByAssessmentIds } from '../contact-queries.server.ts'
import type { CampaignRow } from '../queries.server.ts'
import { dueReminder, isStepSpent, owesAnswers } from './due-reminders.ts'
import { findRemindable, findRemindedCampaigns, type SliceRow } from './queries.server.ts'
import { factsOf, reminderKey, reminderMail, type Facts } from './reminder-mail.server.ts'
import { slicesOf } from './slices.server.ts'
import { toldSoFar } from './told.server.ts'

export type ReminderReport = { campaigns: number; assessments: number; mails: number }

/**
 * Queues the reminders that are due at `now`: to everybody who can be written to at a supplier that owes something in
 * an open campaign, or corrections in a closed one, once per assessment, person, step and due date. Runs in slices and may be cut off or run twice
 * at any point: what has been queued is never queued again. `stop` ends it after the slice under way.
 */
export async function sendReminders(db: Db, now: Date, stop?: AbortSignal): Promise<ReminderReport> {
  const campaigns = findRemindedCampaigns(db)
  const report: ReminderReport = { campaigns: campaigns.length, assessments: 0, mails: 0 }
  /** One account link per person and run: a newer one would void that in a mail queued before. */
  const links = new Map<string, string>()
  for (const campaign of campaigns) {
    for await (const slice of slicesOf(db, campaign, stop)) {
      const ids = slice.filter(row => mayBeDue(campaign, row, now)).map(({ id }) => id)
      if (ids.length === 0) continue
      const queued = transact(db, tx => remindSlice(tx, campaign, ids, now, links))
      report.assessments += queued.assessments
      report.mails += queued.mails
    }
  }
  return report
}

/** A first look that needs no further reading; when the supplier was last told is looked up for the few left. */
function mayBeDue(campaign: CampaignRow, row: SliceRow, now: Date) {
  const told = { dueAt: row.dueAt, toldAt: row.invitedAt }
  return isAsked(campaign, row) && dueReminder(campaign.reminderPlan, told, now) !== null
}

/** Owes something, and can still give it: in a closed campaign only what was returned is asked for. */
function isAsked({ state }: CampaignRow, row: Pick<SliceRow, 'state' | 'declinedAt'>) {
  return owesAnswers(row) && (state === 'open' || row.state === 'returned')
}

/** Reads the assessments again, as they are inside the transaction, and queues what is due to whom. */
function remindSlice(tx: Db, campaign: CampaignRow, ids: string[], now: Date, links: Map<string, string>) {
  const rows = new Map(findRemindable(tx, ids).map(row => [row.id, row]))
  const told = toldSoFar(tx, [...rows.values()], now)
  const due = findContactsByAssessmentIds(tx, ids).flatMap(contact => {
    const row = rows.get(contact.assessmentId)
    if (!row || !isAsked(campaign, row)) return []
    const step = dueReminder(campaign.reminderPlan, { dueAt: row.dueAt, toldAt: told.of(row) }, now)
    if (!step) return []
    const uniqueKey = reminderKey(row, contact.userId, step)
    const isSpent = isStepSpent(step, told.remindedAt(row.id, contact.userId)) || told.hasKey(uniqueKey)
    return isSpent ? [] : [{ row, contact, uniqueKey }]
  })
  if (due.length === 0) return { assessments: 0, mails: 0 }
  const newcomers = due.filter(({ contact }) => !contact.hasPassword).map(({ contact }) => contact.userId)
  const missingLinks = [...new Set(newcomers)].filter(userId => !links.has(userId))
  for (const [userId, url] of issueAccountLinks(tx, 'invitation', missingLinks, now)) links.set(userId, url)
  const facts: Facts = factsOf(
    tx,
    campaign,
    due.map(({ row }) => row),
  )
  enqueueMails(
    tx,
    now,
    due.map(({ row, contact, uniqueKey }) => ({
      ...reminderMail(facts, row, contact, links.get(contact.userId) ?? null, now),
      uniqueKey,
    })),
  )
  return { assessments: new Set(due.map(({ row }) => row.id)).size, mails: due.length }
}
