import { setImmediate as nextTurn } from 'node:timers/promises'
import PDFDocument from 'pdfkit'
import { fitRuns, lineWidth, type FontFacts, type FontName, type Run, type TextLine } from './fit-text.ts'
import { fontFacts, registerFonts, type Doc } from './fonts.server.ts'

/** A4 portrait, in points. */
export const SHEET = { width: 595.28, height: 841.89, margin: 56, top: 56, bottom: 62 }
export const TEXT_WIDTH = SHEET.width - 2 * SHEET.margin
const TEXT_BOTTOM = SHEET.height - SHEET.bottom
const LINE_RATIO = 1.55
const INK = '#1b2a33'
const SOFT = '#5b6b75'
const RULE = '#c3ccd2'
const SHADE = '#f1f5f6'
const FOOTER_SIZE = 8

type Element = PDFKit.PDFStructureElement
export type Footer = [left: string, centre: string, right: string]

export type PaperInfo = { title: string; author: string; lang: string; createdAt: Date }

export type TextStyle = {
  size?: number
  font?: FontName
  /** Distance of the text from the left edge of the page's content, and what is taken off at the right. */
  indent?: number
  isSoft?: boolean
  isCentred?: boolean
  /** Room left free below. */
  after?: number
}

/**
 * A tagged PDF that is written from top to bottom and turns its pages itself. The same input gives the same bytes.
 * `finish` writes the footers once the number of pages is known. Every writing method draws at once; let others
 * have their turn (`breathe`) now and then between them.
 */
export function openPaper({ title, author, lang, createdAt }: PaperInfo) {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang,
    info: { Title: title, Author: author, CreationDate: createdAt },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const isDone = new Promise(resolve => doc.once('end', resolve))
  registerFonts(doc)
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  const page = pageOf(doc)
  const missing = new Set<string>()
  const fit = fitterOf(fontFacts(doc), code => missing.add(code))
  doc.addPage()

  return {
    doc,
    page,
    fit,
    /** The element that holds the whole; parts in another language go into one of their own (`section`). */
    whole,
    /** Characters that no font has; they stand as their codes. */
    missing,
    breathe: nextTurn,
    section(sectionLang: string): Element {
      const element = doc.struct('Sect', { lang: sectionLang })
      whole.add(element)
      return element
    },
    /** One text in its own element, over as many pages as it takes. */
    text(parent: Element, role: string, runs: string | readonly Run[], style: TextStyle = {}) {
      const element = doc.struct(role)
      parent.add(element)
      writeLines(doc, page, element, fit(runs, style), style)
      element.end()
    },
    /** Lines into an element that is there already: the body of a list's item, say. */
    lines(element: Element, runs: string | readonly Run[], style: TextStyle = {}) {
      writeLines(doc, page, element, fit(runs, style), style)
    },
    /** Term and value in two columns, one pair below the other. */
    facts(parent: Element, pairs: readonly { term: string; value: string }[], termWidth = 130) {
      const rows = pairs.map(({ term, value }) => [
        [{ text: term, font: 'bold' as const }],
        [{ text: value, font: 'regular' as const }],
      ])
      writeTable(doc, page, parent, fit, { rows, widths: [termWidth, TEXT_WIDTH - termWidth], size: 9 })
    },
    table(parent: Element, table: { head: Run[][]; rows: Run[][][]; indent?: number }) {
      const indent = table.indent ?? 0
      const { widths, size } = columnsFor(table.head, table.rows, TEXT_WIDTH - indent, fit.width)
      writeTable(doc, page, parent, fit, { ...table, indent, widths, size })
    },
    /** Writes the footers and gives the bytes. */
    async finish(footer: (page: number, pages: number) => Footer): Promise<Buffer> {
      whole.end()
      const { count } = doc.bufferedPageRange()
      for (let at = 0; at < count; at++) {
        doc.switchToPage(at)
        artifact(doc, 'Pagination', () => writeFooter(doc, footer(at + 1, count)))
      }
      doc.end()
      await isDone
      return Buffer.concat(chunks)
    },
  }
}

export type Paper = ReturnType<typeof openPaper>

/** Where on the page the next line goes. */
function pageOf(doc: Doc) {
  const page = {
    y: SHEET.top,
    room: () => TEXT_BOTTOM - page.y,
    turn() {
      doc.addPage()
      page.y = SHEET.top
    },
    /** Turns the page unless so much room is left; nothing is higher than a page. */
    keep(height: number) {
      if (page.room() < Math.min(height, TEXT_BOTTOM - SHEET.top)) page.turn()
    },
    /** Free room; none at the head of a page. */
    space(height: number) {
      if (page.y > SHEET.top) page.y += height
    },
  }
  return page
}

type Page = ReturnType<typeof pageOf>

function fitterOf(fonts: FontFacts, onMissing: (code: string) => void) {
  function fit(runs: string | readonly Run[], style: TextStyle & { width?: number }): TextLine[] {
    const { size = 10.5, font = 'regular', indent = 0, width = TEXT_WIDTH - indent } = style
    const given = typeof runs === 'string' ? [{ text: runs, font }] : runs
    return fitRuns(given, { width, size, fonts, onMissing })
  }
  return Object.assign(fit, { width: (line: TextLine) => lineWidth(line, fonts) })
}

type Fit = ReturnType<typeof fitterOf>

function writeLines(doc: Doc, page: Page, element: Element, lines: readonly TextLine[], style: TextStyle) {
  const { size = 10.5, indent = 0, isSoft = false, isCentred = false, after = 0 } = style
  const height = size * LINE_RATIO
  for (let at = 0; at < lines.length;) {
    page.keep(height)
    const part = lines.slice(at, at + Math.max(1, Math.floor(page.room() / height)))
    element.add(() => {
      doc.fillColor(isSoft ? SOFT : INK)
      for (const line of part) {
        const x =
          SHEET.margin + indent + (isCentred ? (TEXT_WIDTH - indent - widthOf(doc, line, size)) / 2 : 0)
        drawLine(doc, line, { x, y: page.y, size })
        page.y += height
      }
    })
    at += part.length
  }
  page.y += after
}

type Table = { head?: Run[][]; rows: Run[][][]; widths: number[]; size: number; indent?: number }

const PAD = 4
const TABLE_SIZES = [9.5, 8]
/** Widths of columns, in multiples of the size of their letters. */
const MIN_COLUMN = 2
const MAX_COLUMN = 30
const MAX_WORD = 9
const BLANK_COLUMN = 8

function writeTable(doc: Doc, page: Page, parent: Element, fit: Fit, given: Table) {
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
function columnsFor(head: Run[][], rows: Run[][][], width: number, measure: (line: TextLine) => number) {
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

function drawLine(doc: Doc, line: TextLine, { x, y, size }: { x: number; y: number; size: number }) {
  let at = x
  for (const { font, text } of line) {
    doc.font(font).fontSize(size)
    doc.text(text, at, y + size * 1.1, { lineBreak: false, baseline: 'alphabetic' })
    at += doc.widthOfString(text)
  }
}

function widthOf(doc: Doc, line: TextLine, size: number) {
  return line.reduce((sum, { font, text }) => sum + doc.font(font).fontSize(size).widthOfString(text), 0)
}

/** Left, centre, right; a text that is too long is cut rather than run into the others. */
function writeFooter(doc: Doc, texts: Footer) {
  doc.fillColor(SOFT).font('regular').fontSize(FOOTER_SIZE)
  const width = TEXT_WIDTH / 3
  for (const [at, align] of (['left', 'center', 'right'] as const).entries())
    doc.text(texts[at] ?? '', SHEET.margin + at * width, SHEET.height - 40, {
      width,
      height: 12,
      align,
      ellipsis: true,
    })
}

/** What carries no content of its own, for readers that follow the structure. */
function artifact(doc: Doc, type: 'Layout' | 'Pagination', draw: () => void) {
  doc.markContent('Artifact', { type })
  draw()
  doc.endMarkedContent()
}
