import { setImmediate as nextTurn } from 'node:timers/promises'
import type PdfDocument from 'pdfkit'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { fontFacts, registerFonts } from '../pdf/fonts.server.ts'
import type { Classification } from './classification.ts'
import { layOut, PAGE, type Block, type PlacedBlock, type PlacedCell } from './layout.ts'
import { printedOn } from './wording.ts'

type Doc = InstanceType<typeof PdfDocument>

const BLOCKS_PER_TURN = 5
const INK = '#1b2a33'
const SOFT = '#5b6b75'
const LINE = '#c3ccd2'
const SHADES: Partial<Record<Block['kind'], string>> = {
  columns: '#e4ebee',
  group: '#f1f5f6',
  continued: '#f1f5f6',
}
const ROLES: Partial<Record<Block['kind'], string>> = { title: 'H1', facts: 'P', signatures: 'P', note: 'P' }

/** The paper as a tagged PDF; drawn in turns, so that others are served meanwhile. */
export async function classificationPdf(paper: Classification, l: LocaleOption): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const doc = new PDFDocument({
    size: 'A4',
    layout: 'landscape',
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: l.locale,
    info: {
      Title: `${m.class_title({}, l)} · ${paper.campaign}`,
      Author: paper.organisation,
      CreationDate: paper.printedAt,
    },
  })
  const chunks: Buffer[] = []
  doc.on('data', (chunk: Buffer) => chunks.push(chunk))
  const isDone = new Promise(resolve => doc.once('end', resolve))
  registerFonts(doc)
  const pages = await inTurns(layOut(paper, fontFacts(doc), l))
  await drawPages(doc, pages, paper, l)
  doc.end()
  await isDone
  return Buffer.concat(chunks)
}

async function inTurns(steps: ReturnType<typeof layOut>) {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value.pages
    await nextTurn()
  }
}

async function drawPages(doc: Doc, pages: PlacedBlock[][], paper: Classification, l: LocaleOption) {
  const whole = doc.struct('Document')
  doc.addStructure(whole)
  const table = doc.struct('Table', { title: m.class_title({}, l) })
  for (const [at, blocks] of pages.entries()) {
    doc.addPage()
    for (const [index, block] of blocks.entries()) {
      if (index % BLOCKS_PER_TURN === 0) await nextTurn()
      artifact(doc, 'Layout', () => drawFrame(doc, block))
      const role = ROLES[block.kind]
      if (role) whole.add(doc.struct(role, {}, () => drawCells(doc, block)))
      else if (block.kind === 'columns' && at > 0) artifact(doc, 'Pagination', () => drawCells(doc, block))
      else {
        if (block.kind === 'columns') whole.add(table)
        drawRow(doc, table, block)
      }
      if (block.kind === 'total') table.end()
    }
    const page = { page: String(at + 1), pages: String(pages.length) }
    artifact(doc, 'Pagination', () =>
      drawFooter(doc, [printedOn(paper, l), paper.campaign, m.class_page(page, l)]),
    )
  }
  whole.end()
}

/** Rows of one cell, such as a group's heading, are rows of the table all the same. */
function drawRow(doc: Doc, table: PDFKit.PDFStructureElement, block: PlacedBlock) {
  const row = doc.struct('TR')
  table.add(row)
  const role = block.kind === 'columns' || block.kind === 'group' ? 'TH' : 'TD'
  for (const cell of block.cells) row.add(doc.struct(role, {}, () => drawCell(doc, cell, block)))
  row.end()
}

function drawCells(doc: Doc, block: PlacedBlock) {
  for (const cell of block.cells) drawCell(doc, cell, block)
}

function drawCell(doc: Doc, { texts }: PlacedCell, block: PlacedBlock) {
  doc.fillColor(block.kind === 'note' ? SOFT : INK)
  for (const { x, y, size, line } of texts) {
    let at = x
    for (const { font, text } of line) {
      doc.font(font).fontSize(size)
      doc.text(text, at, block.y + y + size, { lineBreak: false, baseline: 'alphabetic' })
      if (line.length > 1) at += doc.widthOfString(text)
    }
  }
}

function drawFrame(doc: Doc, { kind, y, height, cells }: PlacedBlock) {
  if (kind === 'title' || kind === 'facts' || kind === 'note') return
  if (kind === 'signatures') return drawSigningLines(doc, y + height - 10, cells)
  const shade = SHADES[kind]
  const width = PAGE.width - 2 * PAGE.margin
  if (shade) doc.rect(PAGE.margin, y, width, height).fill(shade)
  doc.lineWidth(0.5).strokeColor(LINE)
  doc.rect(PAGE.margin, y, width, height)
  for (const { x } of cells.slice(1)) doc.moveTo(x, y).lineTo(x, y + height)
  doc.stroke()
}

function drawSigningLines(doc: Doc, y: number, cells: PlacedCell[]) {
  doc.lineWidth(0.7).strokeColor(INK)
  for (const { x, width, texts } of cells) {
    const label = texts[0]?.line.map(({ text }) => text).join('') ?? ''
    const start = x + 10 + doc.font('regular').fontSize(9).widthOfString(label)
    doc
      .moveTo(start, y)
      .lineTo(x + width - 10, y)
      .stroke()
  }
}

/** Left, centre, right; a long text in the centre is cut rather than run into the others. */
function drawFooter(doc: Doc, texts: [string, string, string]) {
  doc.fillColor(SOFT).font('regular').fontSize(8)
  const width = (PAGE.width - 2 * PAGE.margin) / 3
  for (const [at, align] of (['left', 'center', 'right'] as const).entries())
    doc.text(texts[at] ?? '', PAGE.margin + at * width, PAGE.height - 26, {
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
