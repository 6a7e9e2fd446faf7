import { fitRuns, lineWidth, type FontFacts, type FontName, type Run, type TextLine } from './fit-text.ts'
import type { Doc } from './fonts.server.ts'

/** A4 portrait, in points. */
export const SHEET = { width: 595.28, height: 841.89, margin: 56, top: 56, bottom: 62 }
export const TEXT_WIDTH = SHEET.width - 2 * SHEET.margin
const TEXT_BOTTOM = SHEET.height - SHEET.bottom
export const LINE_RATIO = 1.55
export const INK = '#1b2a33'
export const SOFT = '#5b6b75'
export const RULE = '#c3ccd2'
export const SHADE = '#f1f5f6'

export type Element = PDFKit.PDFStructureElement

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

/** Where on the page the next line goes. */
export function pageOf(doc: Doc) {
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

export type Page = ReturnType<typeof pageOf>

export function fitterOf(fonts: FontFacts, onMissing: (code: string) => void) {
  function fit(runs: string | readonly Run[], style: TextStyle & { width?: number }): TextLine[] {
    const { size = 10.5, font = 'regular', indent = 0, width = TEXT_WIDTH - indent } = style
    const given = typeof runs === 'string' ? [{ text: runs, font }] : runs
    return fitRuns(given, { width, size, fonts, onMissing })
  }
  return Object.assign(fit, { width: (line: TextLine) => lineWidth(line, fonts) })
}

export type Fit = ReturnType<typeof fitterOf>

export function drawLine(doc: Doc, line: TextLine, { x, y, size }: { x: number; y: number; size: number }) {
  let at = x
  for (const { font, text } of line) {
    doc.font(font).fontSize(size)
    doc.text(text, at, y + size * 1.1, { lineBreak: false, baseline: 'alphabetic' })
    at += doc.widthOfString(text)
  }
}

export function widthOf(doc: Doc, line: TextLine, size: number) {
  return line.reduce((sum, { font, text }) => sum + doc.font(font).fontSize(size).widthOfString(text), 0)
}

/** What carries no content of its own, for readers that follow the structure. */
export function artifact(doc: Doc, type: 'Layout' | 'Pagination', draw: () => void) {
  doc.markContent('Artifact', { type })
  draw()
  doc.endMarkedContent()
}
