import { writeXlsxStream, type CellValue } from 'hucre/xlsx'
import { cellDate, cellText } from './cell-text.ts'
import type { Cell, CellKind, ColumnHead } from './table.server.ts'

/** The only file that knows the spreadsheet library. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const FORMATS: Record<CellKind, string | undefined> = {
  text: undefined,
  number: undefined,
  score: '0.0',
  percent: '0.0%',
  date: 'yyyy-mm-dd',
  time: 'yyyy-mm-dd hh:mm',
}
const CHINA_OFFSET_MS = 8 * 3_600_000
const MAX_SHEET_NAME = 31
const DAY = /^\d{4}-\d{2}-\d{2}$/

/** A table as one sheet, written while its pages are read: text stays text, dates are dates, the first row stays in sight. */
export function xlsxBytes(
  title: string,
  columns: ColumnHead[],
  pages: AsyncIterable<Cell[][]>,
): AsyncIterable<Uint8Array> {
  const kinds = columns.map(({ kind }) => kind)
  return writeXlsxStream(rowsOf(pages, kinds), {
    name: sheetName(title),
    columns: columns.map(({ header, kind, width }) => ({ header, width, numFmt: FORMATS[kind] })),
    freezePane: { rows: 1 },
  })
}

/** A name that Excel takes for a sheet. */
export function sheetName(title: string) {
  return (
    title
      .replace(/[[\]:*?/\\]/g, ' ')
      .slice(0, MAX_SHEET_NAME)
      .trim() || '1'
  )
}

async function* rowsOf(pages: AsyncIterable<Cell[][]>, kinds: CellKind[]): AsyncGenerator<CellValue[]> {
  for await (const page of pages)
    for (const row of page) yield row.map((cell, at) => toValue(cell, kinds[at] ?? 'text'))
}

function toValue(cell: Cell, kind: CellKind): CellValue {
  if (cell === null || typeof cell === 'number') return cell
  if (kind === 'time' && cell instanceof Date) return inChina(cell)
  const day = cell instanceof Date ? cellDate(cell) : cell
  if (cell instanceof Date || (kind === 'date' && DAY.test(cell))) return new Date(`${day}T00:00:00Z`)
  return asWritten(cellText(cell))
}

/** A spreadsheet knows no time zones: the cell shows the clock of the buyer. */
function inChina(instant: Date) {
  const minute = 60_000
  return new Date(Math.floor((instant.getTime() + CHINA_OFFSET_MS) / minute) * minute)
}

/** `_x0041_` inside a text would be read back as `A`. */
function asWritten(text: string) {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}
