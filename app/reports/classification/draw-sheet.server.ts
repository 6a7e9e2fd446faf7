import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { cellText } from '../cell-text.ts'
import type { SheetRow } from '../xlsx.server.ts'
import { printableSheet } from '../xlsx.server.ts'
import type { Classification, ClassificationLine, ClassificationGroup } from './classification.ts'
import {
  COLUMN_LABELS,
  grandTotal,
  groupTitle,
  lineCells,
  PAPER_COLUMNS,
  paperFacts,
  printedOn,
  signatures,
  subtotal,
  type PaperColumn,
} from './wording.ts'

/** In characters; together a page in landscape. */
const WIDTHS: Record<PaperColumn, number> = {
  number: 6,
  code: 14,
  name: 34,
  category: 14,
  class: 8,
  score: 8,
  grade: 7,
  findings: 32,
  measure: 28,
  remark: 28,
}

/** The paper as a sheet that prints like it: the same lines in the same order. */
export function classificationXlsx(paper: Classification, l: LocaleOption): Promise<Uint8Array> {
  let number = 0
  const head: SheetRow[] = [
    { look: 'title', cells: [m.class_title({}, l)] },
    ...paperFacts(paper, l).map(({ term, value }): SheetRow => ({ look: 'fact', cells: [term, value] })),
    { look: 'columns', cells: PAPER_COLUMNS.map(column => COLUMN_LABELS[column]({}, l)) },
  ]
  const body = paper.sections.flatMap((section): SheetRow[] => [
    { look: 'group', cells: [groupTitle(section.group, l)] },
    ...section.lines.map((line): SheetRow => {
      number += 1
      return { look: 'row', cells: cellsOf(line, section.group, number, l) }
    }),
    { look: 'subtotal', cells: [subtotal(section, l)] },
  ])
  const foot: SheetRow[] = [
    { look: 'group', cells: [grandTotal(paper, l)] },
    { look: 'plain', cells: [] },
    { look: 'plain', cells: signedCells(l) },
    { look: 'plain', cells: [] },
    { look: 'plain', cells: [printedOn(paper, l)] },
  ]
  return printableSheet({
    name: m.class_title({}, l),
    widths: PAPER_COLUMNS.map(column => WIDTHS[column]),
    rows: [...head, ...body, ...foot].map(row => ({ ...row, cells: row.cells.map(clean) })),
    footer: m.class_page({ page: '&P', pages: '&N' }, l),
  })
}

function cellsOf(line: ClassificationLine, group: ClassificationGroup, number: number, l: LocaleOption) {
  const texts = lineCells(line, group, number, l)
  return PAPER_COLUMNS.map(column => {
    if (column === 'number') return number
    return column === 'score' ? line.score : texts[column]
  })
}

function signedCells(l: LocaleOption) {
  const [prepared = '', checked = '', approved = ''] = signatures(l).map(role => `${role}：`)
  return ['', prepared, '', '', checked, '', '', '', approved]
}

function clean(cell: string | number | null) {
  return typeof cell === 'string' ? cellText(cell) : cell
}
