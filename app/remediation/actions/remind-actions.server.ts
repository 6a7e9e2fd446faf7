import { setImmediate } from 'node:timers/promises'
import { daysLeft, dueReminder, dueSpan } from '#app/campaigns/reminders/due-reminders.ts'
import type { ReminderPlan } from '#app/campaigns/plans.ts'
import { formatDate } from '#app/i18n/format.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Settings } from '#app/settings/settings.ts'
import { transact, type Db } from '#db/client.server.ts'
import { dueGroupsQuery, findDueActions, type DueGroup } from './job-queries.server.ts'
import { factsOf, tellSupplier, urlOf } from './tell.server.ts'

/** Suppliers and due dates at a time, so that pages are served in between. */
const SLICE = 100
/** A mail names so many; the list in the portal has them all. */
const MOST_LISTED = 20

/**
 * Reminds suppliers of the actions on which they have the next move, on the days of the settings' plan: one mail per
 * supplier, due date, person and step, however often it runs. `stop` ends it after the slice under way.
 */
export async function remindActions(db: Db, now: Date, stop?: AbortSignal) {
  const plan = planOf(loadSettings(db))
  const span = dueSpan(plan, now)
  let mails = 0
  let after: DueGroup | null = null
  while (!stop?.aborted) {
    const groups: DueGroup[] = dueGroupsQuery(db, span, after, SLICE).all()
    const last = groups.at(-1)
    if (!last) break
    mails += transact(db, tx => groups.reduce((sum, group) => sum + remindGroup(tx, group, plan, now), 0))
    after = last
    await setImmediate()
  }
  return { mails }
}

function remindGroup(tx: Db, group: DueGroup, plan: ReminderPlan, now: Date): number {
  const { supplierId, dueAt } = group
  const actions = findDueActions(tx, group)
  const toldAt = new Date(Math.max(...actions.map(({ issuedAt }) => issuedAt?.getTime() ?? 0)))
  const [first] = actions
  const step = first && dueReminder(plan, { dueAt, toldAt }, now)
  if (!step) return 0
  const key = `action-reminder:${supplierId}:${dueAt.getTime()}:${step.offsetDays}`
  return tellSupplier(tx, now, supplierId, key, (facts, locale) => ({
    kind: 'action-reminder',
    ...facts,
    dueOn: formatDate(dueAt, locale),
    daysLeft: daysLeft(dueAt, now),
    actions: actions.slice(0, MOST_LISTED).map(action => ({
      ...factsOf(action, locale),
      url: urlOf(`/actions/${action.id}`),
    })),
    more: Math.max(0, actions.length - MOST_LISTED),
    url: urlOf(actions.length === 1 ? `/actions/${first.id}` : '/actions'),
  }))
}

function planOf({ reminderDaysBefore, reminderDaysAfter }: Settings): ReminderPlan {
  return { daysBefore: reminderDaysBefore, daysAfter: reminderDaysAfter }
}
