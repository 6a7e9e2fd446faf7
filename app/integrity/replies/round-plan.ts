import type { ReminderPlan } from '#app/campaigns/plans.ts'
import type { Settings } from '#app/settings/settings.ts'

/** The reminders that a new round of the questionnaire starts with. */
export function replyReminders({
  replyReminderDaysBefore: daysBefore,
  replyReminderDaysAfter: daysAfter,
}: Pick<Settings, 'replyReminderDaysBefore' | 'replyReminderDaysAfter'>): ReminderPlan {
  return { daysBefore, daysAfter }
}
