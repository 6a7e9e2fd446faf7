import {
  writeXlsx,
  writeXlsxStream,
  type Cell as StyledCell,
  type CellStyle,
  type CellValue,
} from 'hucre/xlsx'
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
): AsyncGenerator<Uint8Array> {
  const kinds = columns.map(({ kind }) => kind)
  const stream = writeXlsxStream(rowsOf(pages, kinds), {
    name: sheetName(title),
    columns: columns.map(({ header, kind, width }) => ({ header, width, numFmt: FORMATS[kind] })),
    freezePane: { rows: 1 },
  })
  return chunksOf(stream)
}

export type SheetRow = {
  look: 'title' | 'fact' | 'columns' | 'group' | 'row' | 'subtotal' | 'plain'
  cells: (string | number | null)[]
}
type Printable = { name: string; widths: number[]; rows: SheetRow[]; footer: string }

/** A sheet made for A4 paper in landscape, its column titles on every page; held in memory as a whole. */
export function printableSheet({ name, widths, rows, footer }: Printable): Promise<Uint8Array> {
  const titlesAt = rows.findIndex(({ look }) => look === 'columns')
  const last = widths.length - 1
  const merges = rows.flatMap(({ look }, row) => {
    if (look === 'fact') return [{ startRow: row, endRow: row, startCol: 2, endCol: last }]
    const isWide = look === 'title' || look === 'group' || look === 'subtotal'
    return isWide ? [{ startRow: row, endRow: row, startCol: 0, endCol: last }] : []
  })
  return writeXlsx({
    sheets: [
      {
        // The library does not quote it where it names the rows to repeat.
        name: sheetName(name).replace(/[^\p{L}\p{N}]+/gu, '_'),
        columns: widths.map(width => ({ width, style: LOOKS.row })),
        rows: rows.map(rowValues),
        cells: new Map(rows.flatMap((row, at) => styledCells(row, at, widths.length))),
        merges,
        freezePane: { rows: titlesAt + 1 },
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
          printTitlesRow: `$${titlesAt + 1}:$${titlesAt + 1}`,
        },
        headerFooter: { oddFooter: `&R${footer}` },
      },
    ],
  })
}

/** The name of a fact takes two columns, its value the others. */
function rowValues({ look, cells: [first = null, ...rest] }: SheetRow): CellValue[] {
  return look === 'fact' ? [first, null, ...rest] : [first, ...rest]
}

/** Cells that look otherwise than those of a plain row, which take the look of their column. */
function styledCells({ look, cells }: SheetRow, at: number, width: number): [string, Partial<StyledCell>][] {
  if (look === 'row') {
    const score = cells.findIndex((cell, column) => typeof cell === 'number' && column > 0)
    return score < 0 ? [] : [[`${at},${score}`, { style: SCORE }]]
  }
  return Array.from({ length: width }, (_, column) => [`${at},${column}`, { style: LOOKS[look] }])
}

const THIN = { style: 'thin', color: { rgb: 'C3CCD2' } } as const
const BORDER = { top: THIN, right: THIN, bottom: THIN, left: THIN }
const WRAPPED = { vertical: 'top', wrapText: true } as const
const LOOKS: Record<SheetRow['look'], CellStyle> = {
  title: { font: { bold: true, size: 16 }, alignment: { horizontal: 'center' } },
  fact: { alignment: { vertical: 'top' } },
  columns: { font: { bold: true }, border: BORDER, fill: shade('E4EBEE'), alignment: WRAPPED },
  group: { font: { bold: true }, border: BORDER, fill: shade('F1F5F6') },
  row: { border: BORDER, alignment: WRAPPED },
  subtotal: { border: BORDER },
  plain: {},
}

const SCORE: CellStyle = { ...LOOKS.row, numFmt: FORMATS.score }

function shade(rgb: string) {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } } as const
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

/** Whoever stops reading stops the writing. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
  } finally {
    await reader.cancel()
  }
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
