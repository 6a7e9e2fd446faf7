const DAY_MS = 86_400_000
/** Day 0 of a spreadsheet that counts from 1900, with the 29 February 1900 that never was. */
const SERIAL_EPOCH_MS = Date.UTC(1899, 11, 30)
/** Serial numbers of 1950 to 2100: other numbers are no dates of a supplier. */
const FIRST_SERIAL = 18_264
const LAST_SERIAL = 73_415
const FIRST_YEAR = 1950
const LAST_YEAR = 2100
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const YEAR_FIRST = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?$/u
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const DAY_MONTH = /^(\d{1,2})[-\s.]*([a-z]{3,9})\.?[-\s,]*(\d{4})$/
const MONTH_DAY = /^([a-z]{3,9})\.?\s*(\d{1,2})[\s,]+(\d{4})$/
const TIME = /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm|z)?$/iu

export type ReadDate = { ok: true; date: string } | { ok: false; why: 'not-a-date' | 'ambiguous-date' }

/**
 * A calendar day (`YYYY-MM-DD`) out of the text of a cell: year first in any notation, the day number of a
 * spreadsheet, day and month in words. 3/4/2026 is refused, because nobody can tell which is the month.
 */
export function readDate(text: string): ReadDate {
  const plain = text.normalize('NFKC').trim().replace(TIME, '').toLowerCase()
  if (/^\d{5}(?:\.\d+)?$/.test(plain)) return fromSerial(Number(plain))
  const yearFirst = YEAR_FIRST.exec(plain) ?? COMPACT.exec(plain)
  if (yearFirst) return fromParts(yearFirst[1], yearFirst[2], yearFirst[3])
  const yearLast = YEAR_LAST.exec(plain)
  if (yearLast) return fromYearLast(yearLast[1], yearLast[2], yearLast[3])
  const dayMonth = DAY_MONTH.exec(plain)
  if (dayMonth) return fromParts(dayMonth[3], monthNumber(dayMonth[2]), dayMonth[1])
  const monthDay = MONTH_DAY.exec(plain)
  if (monthDay) return fromParts(monthDay[3], monthNumber(monthDay[1]), monthDay[2])
  return { ok: false, why: 'not-a-date' }
}

function fromSerial(serial: number): ReadDate {
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return { ok: false, why: 'not-a-date' }
  const date = new Date(SERIAL_EPOCH_MS + Math.floor(serial) * DAY_MS)
  return { ok: true, date: date.toISOString().slice(0, 10) }
}

function fromYearLast(first: string | undefined, second: string | undefined, year: string | undefined) {
  const [a, b] = [Number(first), Number(second)]
  if (a <= 12 && b <= 12 && a !== b) return { ok: false, why: 'ambiguous-date' } as const
  return a > 12 ? fromParts(year, second, first) : fromParts(year, first, second)
}

function fromParts(year: string | undefined, month: string | undefined, day: string | undefined): ReadDate {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const date = new Date(Date.UTC(y, m - 1, d))
  const isReal = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
  if (!isReal || y < FIRST_YEAR || y > LAST_YEAR) return { ok: false, why: 'not-a-date' }
  return { ok: true, date: date.toISOString().slice(0, 10) }
}

function monthNumber(word: string | undefined) {
  const at = MONTHS.indexOf((word ?? '').slice(0, 3))
  return at < 0 ? undefined : String(at + 1)
}
