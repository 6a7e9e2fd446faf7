import type { ReminderPlan } from '#app/campaigns/plans.ts'

/** How long suppliers have for the questionnaire (reference/seeds.md §5.8). */
export const REPLY_DAYS = 21

/** Three reminders: the last when the due date has passed. */
export const REPLY_REMINDERS: ReminderPlan = { daysBefore: [7, 1], daysAfter: [3] }
