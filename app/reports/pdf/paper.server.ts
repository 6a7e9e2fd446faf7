import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Run, TextLine } from './fit-text.ts'
import { fontFacts, registerFonts, type Doc } from './fonts.server.ts'
import { columnsFor, writeTable } from './paper-table.server.ts'
import {
  artifact,
  drawLine,
  fitterOf,
  INK,
  LINE_RATIO,
  pageOf,
  SHEET,
  SOFT,
  TEXT_WIDTH,
  widthOf,
  type Element,
  type Page,
  type TextStyle,
} from './sheet.server.ts'

const FOOTER_SIZE = 8

export type Footer = [left: string, centre: string, right: string]

export type PaperInfo = { title: string; author: string; lang: string; createdAt: Date }

/**
 * A tagged PDF that is written from top to bottom and turns its pages itself. The same input gives the same bytes.
 * `finish` writes the footers once the number of pages is known. Every writing method draws at once; let others
 * have their turn (`breathe`) now and then between them.
 */
export async function openPaper({ title, author, lang, createdAt }: PaperInfo) {
  // Not with the server: it is large, and most processes never draw anything.
  const { default: PDFDocument } = await import('pdfkit')
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

export type Paper = Awaited<ReturnType<typeof openPaper>>

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
