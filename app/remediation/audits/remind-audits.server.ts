import { dueReminder, STALE_AFTER_DAYS } from '#app/campaigns/reminders/due-reminders.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findOwedSelfAssessments } from './list-queries.server.ts'
import { findAuditById } from './queries.server.ts'
import { tellSupplierOfAudit } from './tell.server.ts'

const DAY_MS = 86_400_000
/** Far more than ever are due within one plan of reminders; the rest comes with the next run. */
const MOST_AUDITS = 5000

/**
 * Reminds suppliers of self-assessments that they have been told of and not handed in, on the days of the settings' plan:
 * one mail per person and step, however often it runs. `stop` ends it after the audit under way.
 */
export function remindAudits(db: Db, now: Date, stop?: AbortSignal): { mails: number } {
  const { reminderDaysBefore: daysBefore, reminderDaysAfter: daysAfter } = loadSettings(db)
  const plan = { daysBefore, daysAfter }
  const from = dayFrom(now, -(Math.max(0, ...daysAfter) + STALE_AFTER_DAYS + 1))
  const until = dayFrom(now, Math.max(0, ...daysBefore) + 1)
  let mails = 0
  for (const { id, plannedOn, notifiedAt } of findOwedSelfAssessments(db, { from, until }, MOST_AUDITS)) {
    if (stop?.aborted) break
    const dueAt = endOfDay(plannedOn)
    const step = notifiedAt && dueReminder(plan, { dueAt, toldAt: notifiedAt }, now)
    if (!step) continue
    mails += transact(db, tx => {
      const audit = findAuditById(tx, id)
      const isOwed = audit?.state === 'notified' && audit.plannedOn === plannedOn
      if (!isOwed) return 0
      const key = `${plannedOn}:${step.offsetDays}`
      return tellSupplierOfAudit(tx, now, audit, { news: 'reminder', key })
    })
  }
  return { mails }
}

function dayFrom(now: Date, days: number) {
  return isoDate(new Date(now.getTime() + days * DAY_MS))
}
