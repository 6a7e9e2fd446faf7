import { chinaDay } from './china-time.ts'
import type { Locale } from './locale.ts'

/** The buyer's working days and due dates are in China time, wherever the server stands. */
export const TIME_ZONE = 'Asia/Shanghai'

/** A score, 0–100: always one decimal, "84.0"; an en dash when there is none. */
export function formatScore(score: number | null) {
  return score === null ? '–' : score.toFixed(1)
}

/** Points: at most `decimals` decimals, no trailing zeros. */
export function formatPoints(points: number, decimals = 2) {
  return String(Number(points.toFixed(decimals)))
}

export function formatNumber(value: number, locale: Locale) {
  return new Intl.NumberFormat(locale).format(value)
}

/** Part of a whole with both numbers: "171 / 174 · 98.3 %"; an en dash for the rate of nothing. */
export function formatRate(part: number, whole: number, locale: Locale) {
  const counts = `${formatNumber(part, locale)} / ${formatNumber(whole, locale)}`
  return whole === 0 ? `${counts} · –` : `${counts} · ${((100 * part) / whole).toFixed(1)}\u00a0%`
}

export function formatDate(instant: Date, locale: Locale) {
  return dateFormat(locale, { dateStyle: 'medium' }).format(instant)
}

export function formatDateTime(instant: Date, locale: Locale) {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(instant)
}

/** Calendar date in China time, `YYYY-MM-DD`. */
export function isoDate(instant: Date) {
  return dateFormat('sv-SE', {}).format(instant)
}

/** The last moment of a calendar date (`YYYY-MM-DD`) in China time: when a due date ends. */
export function endOfDay(date: string) {
  return new Date(`${date}T23:59:59.999+08:00`)
}

/** Calendar days in China from `now` to `instant`: 0 on the same day, negative when it is past. */
export function daysUntil(instant: Date, now: Date) {
  return chinaDay(instant) - chinaDay(now)
}

export function formatBytes(bytes: number) {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** Making a formatter costs a hundred times its use: lists of dates share one. */
const dateFormats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(locale: string, style: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${style.dateStyle} ${style.timeStyle}`
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, timeZone: TIME_ZONE })
  dateFormats.set(key, format)
  return format
}
