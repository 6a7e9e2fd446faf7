import { cleanCell, foldWord } from './cell-text.ts'
import { countTitles } from './titles.ts'

/** Titles are looked for in this many rows from the top. */
export const HEAD_ROWS = 30
const FEWEST_TITLES = 2
const TOTALS = /^(?:合计|总计|小计|共计|汇总|grandtotal|subtotal|total|sum)\d*[家条行项]?$/u

/**
 * Index (from 0) of the row that holds the titles: the one in which most columns are recognised, the first of
 * equals. Without any, the first row with two filled cells, for titles nobody has thought of; -1 when there is
 * none of those either.
 */
export function findHeaderRow(rows: readonly (readonly string[])[]) {
  const counts = rows.slice(0, HEAD_ROWS).map(countTitles)
  const best = counts.indexOf(Math.max(0, ...counts))
  if ((counts[best] ?? 0) >= FEWEST_TITLES) return best
  return rows.slice(0, HEAD_ROWS).findIndex(row => filled(row).length >= FEWEST_TITLES)
}

export type RowKind = 'supplier' | 'blank' | 'skipped'

/** Whether a row below the titles is about a supplier; a total and titles repeated further down are skipped. */
export function kindOfRow(cells: readonly string[], titles: readonly string[]): RowKind {
  const texts = filled(cells)
  if (texts.length === 0) return 'blank'
  const isTotal = texts.length * 2 <= titles.length + 1 && texts.some(text => TOTALS.test(foldWord(text)))
  return isTotal || repeatsTitles(cells, titles) ? 'skipped' : 'supplier'
}

function repeatsTitles(cells: readonly string[], titles: readonly string[]) {
  const repeated = titles.filter(
    (title, column) => title !== '' && foldWord(title) === foldWord(cells[column] ?? ''),
  )
  return repeated.length >= FEWEST_TITLES && repeated.length * 2 > filled(titles).length
}

function filled(cells: readonly string[]) {
  return cells.map(cleanCell).filter(Boolean)
}
