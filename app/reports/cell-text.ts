import { isoDate, TIME_ZONE } from '#app/i18n/format.ts'

/** Excel takes no longer text in one cell. */
export const MAX_CELL_LENGTH = 32_767
const CUT_MARK = '…'

/**
 * A text fit for a cell: line breaks as Excel writes them, no control characters, no halves of characters, at most
 * 32,767 long, where `…` marks that the rest is missing.
 */
export function cellText(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]|[\ufffe\uffff]/gu, '')
    .replace(/\p{Cs}/gu, '\ufffd')
  return clean.length <= MAX_CELL_LENGTH ? clean : cut(clean)
}

/** Calendar day of an instant in China time. */
export function cellDate(value: Date): string {
  return isoDate(value)
}

/** Date and time of an instant in China time: `2026-11-22 14:03`. */
export function cellTime(value: Date): string {
  return TIME.format(value).replace(',', '')
}

const TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})

function cut(text: string) {
  const kept = text.slice(0, MAX_CELL_LENGTH - CUT_MARK.length)
  // The last unit may be the first half of a character.
  return kept.replace(/[\ud800-\udbff]$/, '') + CUT_MARK
}
