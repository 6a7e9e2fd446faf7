import type { FormError } from '#app/http/form-rules.ts'
import { REMINDER_LIMITS } from '#app/settings/setting-limits.ts'

export type ReadDays = { ok: true; days: number[] } | { ok: false; error: FormError }

/**
 * The input of one of a plan's lists, e.g. "14, 7, 1"; empty means that no reminder goes out. Short enough to hold no
 * more days than a plan may have.
 */
export const REMINDER_DAYS = { kind: 'text', maxLength: 24 } as const

export const ReminderDaysForm = {
  reminderDaysBefore: REMINDER_DAYS,
  reminderDaysAfter: REMINDER_DAYS,
} as const

/**
 * Whole days out of what somebody typed, between commas or spaces of either width. Refuses what is no number, a
 * day out of range and a list that is too long; a day named twice counts once. `order`: as a plan keeps them,
 * falling before the due date and rising after it.
 */
export function readReminderDays(text: string | null, order: 'falling' | 'rising'): ReadDays {
  const parts = (text ?? '')
    .normalize('NFKC')
    .split(/[\s,;、]+/)
    .filter(part => part !== '')
  const { minDays, maxDays } = REMINDER_LIMITS
  if (parts.some(part => !/^\d{1,4}$/.test(part))) return { ok: false, error: { code: 'not-a-number' } }
  const days = [...new Set(parts.map(Number))].sort((a, b) => (order === 'rising' ? a - b : b - a))
  if (days.some(day => day < minDays)) return { ok: false, error: { code: 'below-min', limit: minDays } }
  if (days.some(day => day > maxDays)) return { ok: false, error: { code: 'above-max', limit: maxDays } }
  return { ok: true, days }
}

export function writeReminderDays(days: readonly number[]) {
  return days.join(', ')
}
