import { entered, refused, type Parsed } from './parsed.ts'

const EARLIEST_YEAR = 1900
const LATEST_YEAR = 2199
const MAX_CHARACTERS = 40
const WRITTEN_DATE = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日?|(\d{2})(\d{2}))$/

/**
 * Reads a calendar date, year first: `2026-01-05`, `2026/1/5`, `2026.1.5`, `2026年1月5日`, `20260105`, full-width
 * digits included. Gives `YYYY-MM-DD`. `latest`, when given, is the last date allowed.
 */
export function parseDate(raw: unknown, latest: string | null): Parsed<string> {
  if (raw === null || raw === undefined) return entered<string>(null)
  if (typeof raw !== 'string') return refused('malformed')
  if (raw.trim() === '') return entered<string>(null)
  const date = raw.length > MAX_CHARACTERS ? null : toIsoDate(raw)
  if (date === null) return refused('not-a-date')
  return latest !== null && date > latest ? refused('date-in-future', { max: latest }) : entered(date)
}

function toIsoDate(written: string): string | null {
  const match = WRITTEN_DATE.exec(written.normalize('NFKC').replace(/\s/g, ''))
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[3] ?? match[5] ?? match[7])
  const day = Number(match[4] ?? match[6] ?? match[8])
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || !isInCalendar(year, month, day)) return null
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`
}

function isInCalendar(year: number, month: number, day: number) {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

function twoDigits(value: number) {
  return String(value).padStart(2, '0')
}
