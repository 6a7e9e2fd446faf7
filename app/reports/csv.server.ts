import { stringify, type Options } from 'csv-stringify/sync'
import { formatScore } from '#app/i18n/format.ts'
import { cellDate, cellText, cellTime } from './cell-text.ts'
import type { Cell, CellKind, ColumnHead } from './table.server.ts'

/**
 * A table as CSV for Excel, page by page: UTF-8 with a byte order mark, CRLF. A text that a spreadsheet would take
 * for a formula (`= + - @`, full-width ones too) gets an apostrophe in front.
 */
export async function* csvBytes(
  columns: ColumnHead[],
  pages: AsyncIterable<Cell[][]>,
): AsyncGenerator<Uint8Array> {
  const options: Options = {
    escape_formulas: true,
    record_delimiter: '\r\n',
    // A number of ours is no formula, not even a negative one.
    cast: { number: (value, { index }) => numberText(value, columns[index]?.kind ?? 'number') },
  }
  yield Buffer.from(stringify([columns.map(({ header }) => header)], { ...options, bom: true }))
  for await (const page of pages) {
    const records = page.map(row => row.map((cell, at) => toField(cell, columns[at]?.kind ?? 'text')))
    if (records.length > 0) yield Buffer.from(stringify(records, options))
  }
}

function toField(cell: Cell, kind: CellKind): string | number | null {
  if (cell === null || typeof cell === 'number') return cell
  if (kind === 'time' && cell instanceof Date) return cellTime(cell)
  return cell instanceof Date ? cellDate(cell) : cellText(cell)
}

function numberText(value: number, kind: CellKind) {
  if (kind === 'score') return formatScore(value)
  return kind === 'percent' ? `${(100 * value).toFixed(1)}%` : String(value)
}
