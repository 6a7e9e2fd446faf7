import type { Run, TextLine } from './fit-text.ts'
import type { Doc } from './fonts.server.ts'
import {
  artifact,
  drawLine,
  INK,
  LINE_RATIO,
  RULE,
  SHADE,
  SHEET,
  type Element,
  type Fit,
  type Page,
} from './sheet.server.ts'

type Table = { head?: Run[][]; rows: Run[][][]; widths: number[]; size: number; indent?: number }

const PAD = 4
const TABLE_SIZES = [9.5, 8]
/** Widths of columns, in multiples of the size of their letters. */
const MIN_COLUMN = 2
const MAX_COLUMN = 30
const MAX_WORD = 9
const BLANK_COLUMN = 8

export function writeTable(doc: Doc, page: Page, parent: Element, fit: Fit, given: Table) {
  const { head, rows, widths, size, indent = 0 } = given
  const element = doc.struct('Table')
  parent.add(element)
  const fitted = [...(head ? [head] : []), ...rows].map((cells, at) => ({
    role: head && at === 0 ? 'TH' : 'TD',
    lines: cells.map((runs, column) => fit(runs, { size, width: (widths[column] ?? 0) - 2 * PAD })),
  }))
  // A head is not left alone at the foot of a page.
  if (head) page.keep(sum(fitted.slice(0, 2).map(({ lines }) => rowHeight(lines, size))))
  for (const row of fitted) writeRow(doc, page, element, { ...row, widths, size, indent })
  element.end()
  page.space(size)
}

function rowHeight(lines: readonly TextLine[][], size: number) {
  return Math.max(1, ...lines.map(({ length }) => length)) * size * LINE_RATIO + 2 * PAD
}

type Row = { role: string; lines: TextLine[][]; widths: number[]; size: number; indent: number }

/** A row goes whole onto a page; one that is higher than a page goes on over the next. */
function writeRow(doc: Doc, page: Page, table: Element, { role, lines, widths, size, indent }: Row) {
  const lineHeight = size * LINE_RATIO
  const most = Math.max(1, ...lines.map(({ length }) => length))
  const row = doc.struct('TR')
  table.add(row)
  const cells = lines.map(() => {
    const cell = doc.struct(role)
    row.add(cell)
    return cell
  })
  page.keep(rowHeight(lines, size))
  for (let from = 0; from < most;) {
    page.keep(lineHeight + 2 * PAD)
    const count = Math.min(most - from, Math.max(1, Math.floor((page.room() - 2 * PAD) / lineHeight)))
    const height = count * lineHeight + 2 * PAD
    artifact(doc, 'Layout', () => drawGrid(doc, page.y, height, widths, indent, role === 'TH'))
    let x = SHEET.margin + indent
    for (const [column, cell] of cells.entries()) {
      const part = lines[column]?.slice(from, from + count) ?? []
      const [left, top] = [x + PAD, page.y + PAD]
      if (part.length > 0)
        cell.add(() => {
          doc.fillColor(INK)
          for (const [at, line] of part.entries())
            drawLine(doc, line, { x: left, y: top + at * lineHeight, size })
        })
      x += widths[column] ?? 0
    }
    page.y += height
    from += count
  }
  for (const cell of cells) cell.end()
  row.end()
}

function drawGrid(
  doc: Doc,
  y: number,
  height: number,
  widths: readonly number[],
  indent: number,
  isHead: boolean,
) {
  const left = SHEET.margin + indent
  const width = widths.reduce((sum, each) => sum + each, 0)
  if (isHead) doc.rect(left, y, width, height).fill(SHADE)
  doc.lineWidth(0.5).strokeColor(RULE).rect(left, y, width, height)
  let x = left
  for (const each of widths.slice(0, -1)) {
    x += each
    doc.moveTo(x, y).lineTo(x, y + height)
  }
  doc.stroke()
}

/**
 * Every column has room for its longest word, in smaller letters if need be; what is left goes to those that have
 * more to say, and to those that are empty so that something can be written in.
 */
export function columnsFor(
  head: Run[][],
  rows: Run[][][],
  width: number,
  measure: (line: TextLine) => number,
) {
  const columns = head.map((title, column) => {
    const cells = [title, ...rows.map(cells => cells[column] ?? [])]
    const words = cells.flatMap(wordsOf).map(word => Math.min(MAX_WORD, measure([word])))
    const least = Math.max(MIN_COLUMN, ...words)
    const isBlank = rows.every(cells => wordsOf(cells[column] ?? []).length === 0)
    const most = Math.min(MAX_COLUMN, Math.max(...cells.map(measure)))
    return { least, more: isBlank ? BLANK_COLUMN : Math.max(0.1, most - least) }
  })
  const leastAt = (size: number) => columns.map(({ least }) => least * size + 2 * PAD)
  const size = TABLE_SIZES.find(each => sum(leastAt(each)) <= width) ?? Math.min(...TABLE_SIZES)
  const least = leastAt(size)
  const left = width - sum(least)
  const more = sum(columns.map(column => column.more))
  const widths = columns.map((column, at) => {
    const own = least[at] ?? 0
    return left > 0 ? own + (column.more / more) * left : (own / sum(least)) * width
  })
  return { widths, size }
}

/** Pieces of a cell that should not be broken: Latin words, pairs of Chinese characters. */
function wordsOf(cell: readonly Run[]): Run[] {
  return cell.flatMap(({ font, text }) =>
    (text.match(/[\p{Script=Han}]{1,2}|[^\s\p{Script=Han}]+/gu) ?? []).map(word => ({ font, text: word })),
  )
}

function sum(numbers: readonly number[]) {
  return numbers.reduce((all, each) => all + each, 0)
}
