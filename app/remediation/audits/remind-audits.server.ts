import { setImmediate } from 'node:timers/promises'
import { dueReminder, dueSpan } from '#app/campaigns/reminders/due-reminders.ts'
import type { ReminderPlan } from '#app/campaigns/plans.ts'
import { endOfDay, isoDate } from '#app/i18n/format.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { findOwedSelfAssessments } from './list-queries.server.ts'
import { findAuditById } from './queries.server.ts'
import { tellSupplierOfAudit } from './tell.server.ts'

/** Audits at a time, so that pages are served in between. */
const SLICE = 100

type Owed = ReturnType<typeof findOwedSelfAssessments>[number]

/**
 * Reminds suppliers of self-assessments that they have been told of and not handed in, on the days of the settings' plan:
 * one mail per person and step, however often it runs. `stop` ends it after the slice under way.
 */
export async function remindAudits(db: Db, now: Date, stop?: AbortSignal) {
  const { reminderDaysBefore: daysBefore, reminderDaysAfter: daysAfter } = loadSettings(db)
  const plan = { daysBefore, daysAfter }
  const { from, until } = dueSpan(plan, now)
  const days = { from: isoDate(from), until: isoDate(until) }
  let mails = 0
  let after: Owed | null = null
  while (!stop?.aborted) {
    const slice: Owed[] = findOwedSelfAssessments(db, days, after, SLICE)
    const last = slice.at(-1)
    if (!last) break
    mails += transact(db, tx => slice.reduce((sum, owed) => sum + remind(tx, owed, plan, now), 0))
    after = last
    await setImmediate()
  }
  return { mails }
}

/** Looks again, inside the transaction: it may have been handed in, or put off, since it was found. */
function remind(tx: Db, { id, plannedOn, notifiedAt }: Owed, plan: ReminderPlan, now: Date): number {
  const step = notifiedAt && dueReminder(plan, { dueAt: endOfDay(plannedOn), toldAt: notifiedAt }, now)
  if (!step) return 0
  const audit = findAuditById(tx, id)
  if (audit?.state !== 'notified' || audit.plannedOn !== plannedOn) return 0
  return tellSupplierOfAudit(tx, now, audit, { news: 'reminder', key: `${plannedOn}:${step.offsetDays}` })
}
