import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import type { Classification } from './classification.ts'
import { fitText, lineWidth, type FontFacts, type FontName, type TextLine } from '../pdf/fit-text.ts'
import {
  COLUMN_LABELS,
  grandTotal,
  groupTitle,
  lineCells,
  PAPER_COLUMNS,
  paperFacts,
  signatures,
  subtotal,
  type PaperColumn,
} from './wording.ts'

/** A4 landscape, in points. */
export const PAGE = { width: 841.89, height: 595.28, margin: 30, top: 34, bottom: 40 }
const CONTENT_WIDTH = PAGE.width - 2 * PAGE.margin
const CONTENT_BOTTOM = PAGE.height - PAGE.bottom

const COLUMN_WIDTHS: Record<PaperColumn, number> = {
  number: 30,
  code: 64,
  name: 150,
  category: 70,
  class: 42,
  score: 38,
  grade: 36,
  findings: 130,
  measure: 114,
  remark: CONTENT_WIDTH - 674,
}
const CENTRED: readonly PaperColumn[] = ['number', 'class', 'score', 'grade']
const PAD = 3
const LINE_RATIO = 1.35
/** No cell takes more of a page; what is beyond stands in the portal. */
const MAX_LINES = 20
/** A heading is not left alone at the foot of a page. */
const MIN_ROW_HEIGHT = 40
const ROWS_PER_STEP = 20

export type BlockKind =
  'title' | 'facts' | 'columns' | 'group' | 'continued' | 'row' | 'subtotal' | 'total' | 'signatures' | 'note'
/** `x` from the left edge of the paper; `y` is where its first line's top stands below the block's. */
export type PlacedText = { x: number; y: number; size: number; line: TextLine }
export type PlacedCell = { x: number; width: number; texts: PlacedText[] }
export type Block = { kind: BlockKind; height: number; cells: PlacedCell[] }
export type PlacedBlock = Block & { y: number }
export type Layout = { pages: PlacedBlock[][]; missing: string[] }

/**
 * Places everything of the paper on pages, so that the number of pages is known before the first is drawn. Yields
 * now and then: whoever runs it may do something else between two steps.
 */
export function* layOut(paper: Classification, fonts: FontFacts, l: LocaleOption): Generator<void, Layout> {
  const missing = new Set<string>()
  const setter = setterOf(fonts, code => missing.add(code))
  const pager = pagerOf(setter.columns(l))
  pager.add(setter.wide('title', m.class_title({}, l), 'bold', 17))
  pager.add(setter.facts(paperFacts(paper, l)))
  pager.startTable()
  let number = 0
  for (const section of paper.sections) {
    const title = groupTitle(section.group, l)
    pager.add(setter.wide('group', title, 'bold', 9), MIN_ROW_HEIGHT)
    pager.continueWith(setter.wide('group', m.class_continued({ group: title }, l), 'bold', 9))
    for (const line of section.lines) {
      number += 1
      pager.add(setter.row(lineCells(line, section.group, number, l)))
      if (number % ROWS_PER_STEP === 0) yield
    }
    pager.add(setter.wide('subtotal', subtotal(section, l), 'regular', 8))
    pager.continueWith(null)
  }
  const signed = setter.signatures(l)
  // Nobody signs a page that says nothing.
  pager.add(setter.wide('total', grandTotal(paper, l), 'bold', 9), signed.height)
  pager.endTable()
  pager.add(signed)
  if (missing.size > 0) {
    const note = m.class_missing_glyphs({ characters: [...missing].join(' ') }, l)
    pager.add(setter.wide('note', note, 'regular', 8))
  }
  return { pages: pager.pages, missing: [...missing] }
}

function setterOf(fonts: FontFacts, onMissing: (code: string) => void) {
  function cell(
    text: string,
    x: number,
    width: number,
    font: FontName,
    size: number,
    isCentred = false,
  ): PlacedCell {
    const room = width - 2 * PAD
    const lines = fitText(text, { width: room, size, font, fonts, onMissing })
    const shown = lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES - 1), [{ font, text: '…' }]] : lines
    const texts = shown.map((line, at) => {
      const indent = isCentred ? Math.max(0, (room - size * lineWidth(line, fonts)) / 2) : 0
      return { x: x + PAD + indent, y: PAD + at * size * LINE_RATIO, size, line }
    })
    return { x, width, texts }
  }
  function block(kind: BlockKind, cells: PlacedCell[], size: number): Block {
    const lines = Math.max(1, ...cells.map(({ texts }) => texts.length))
    return { kind, cells, height: 2 * PAD + lines * size * LINE_RATIO }
  }
  function table(kind: BlockKind, texts: Record<PaperColumn, string>, font: FontName): Block {
    let x = PAGE.margin
    const cells = PAPER_COLUMNS.map(column => {
      const width = COLUMN_WIDTHS[column]
      const placed = cell(texts[column], x, width, font, 8, CENTRED.includes(column))
      x += width
      return placed
    })
    return block(kind, cells, 8)
  }
  return {
    row: (texts: Record<PaperColumn, string>) => table('row', texts, 'regular'),
    columns(l: LocaleOption) {
      const labels = PAPER_COLUMNS.map(column => [column, COLUMN_LABELS[column]({}, l)])
      return table('columns', Object.fromEntries(labels) as Record<PaperColumn, string>, 'bold')
    },
    wide: (kind: BlockKind, text: string, font: FontName, size: number) =>
      block(kind, [cell(text, PAGE.margin, CONTENT_WIDTH, font, size, kind === 'title')], size),
    facts(facts: { term: string; value: string }[]): Block {
      const termWidth = 84
      let y = 0
      const cells = facts.flatMap(({ term, value }) => {
        const both = [
          cell(term, PAGE.margin, termWidth, 'bold', 8.5),
          cell(value, PAGE.margin + termWidth, CONTENT_WIDTH - termWidth, 'regular', 8.5),
        ]
        const lines = Math.max(...both.map(({ texts }) => texts.length))
        const moved = both.map(each => ({
          ...each,
          texts: each.texts.map(text => ({ ...text, y: text.y + y })),
        }))
        y += lines * 8.5 * LINE_RATIO + 2
        return moved
      })
      return { kind: 'facts', cells, height: y + 2 * PAD + 4 }
    },
    signatures(l: LocaleOption): Block {
      const width = CONTENT_WIDTH / 3
      const cells = signatures(l).flatMap((role, at) => {
        const x = PAGE.margin + at * width
        const date = cell(m.class_sign_date({}, l), x + width * 0.58, width * 0.42, 'regular', 9)
        return [cell(role, x, width * 0.58, 'regular', 9), date]
      })
      const lowered = cells.map(each => ({
        ...each,
        texts: each.texts.map(text => ({ ...text, y: text.y + 26 })),
      }))
      return { kind: 'signatures', cells: lowered, height: 52 }
    },
  }
}

function pagerOf(columns: Block) {
  const pages: PlacedBlock[][] = [[]]
  let y = PAGE.top
  let isInTable = false
  let continuation: Block | null = null
  const place = (block: Block) => {
    pages.at(-1)?.push({ ...block, y })
    y += block.height
  }
  const startPage = () => {
    pages.push([])
    y = PAGE.top
    if (isInTable) place(columns)
    if (continuation) place(continuation)
  }
  return {
    pages,
    startTable() {
      isInTable = true
      place(columns)
    },
    endTable() {
      isInTable = false
    },
    /** What stands at the head of the next pages, below the titles of the columns. */
    continueWith(block: Block | null) {
      continuation = block && { ...block, kind: 'continued' }
    },
    /** `following`: room for what must not be parted from it. */
    add(block: Block, following = 0) {
      if (y + block.height + following > CONTENT_BOTTOM && y > PAGE.top) startPage()
      place(block)
    },
  }
}
