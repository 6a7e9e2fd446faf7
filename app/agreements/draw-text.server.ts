import type { Locale } from '#app/i18n/locale.ts'
import type { Paper } from '#app/reports/pdf/paper.server.ts'
import type { Run } from '#app/reports/pdf/fit-text.ts'
import type { AgreementText } from './agreement-text.ts'
import { textBlocks, type TextBlock, type TextRun } from './text-blocks.ts'

const BODY_SIZE = 10.5
const HEADING_SIZES = [17, 13, 11.5, 10.5]
/** A heading is not left alone at the foot of a page. */
const HEADING_ROOM = 70
const LIST_INDENT = 20

type Element = Paper['whole']

/** Title and text, in Chinese and then, from a new page on, in English. */
export async function drawBothTexts(paper: Paper, text: AgreementText) {
  await drawText(paper, text.titleZh, text.bodyZh, 'zh-CN')
  paper.page.turn()
  await drawText(paper, text.titleEn, text.bodyEn, 'en')
}

async function drawText(paper: Paper, title: string, body: string, locale: Locale) {
  await drawTextBlocks(
    paper,
    [{ kind: 'heading', level: 1, runs: [{ text: title }] }, ...textBlocks(body)],
    locale,
  )
}

/** Draws an agreement's text as the page shows it, in a part of the paper that names its language. */
export async function drawTextBlocks(paper: Paper, blocks: readonly TextBlock[], locale: Locale) {
  const section = paper.section(locale)
  for (const block of blocks) {
    await paper.breathe()
    drawBlock(paper, section, block, 0)
  }
  section.end()
}

function drawBlock(paper: Paper, parent: Element, block: TextBlock, indent: number) {
  switch (block.kind) {
    case 'heading': {
      const size = HEADING_SIZES[Math.min(block.level, HEADING_SIZES.length) - 1] ?? BODY_SIZE
      const role = `H${Math.min(6, block.level)}`
      paper.page.space(size * 0.9)
      paper.page.keep(HEADING_ROOM)
      paper.text(parent, role, runsOf(block.runs, true), {
        size,
        indent,
        after: 4,
        isCentred: block.level === 1,
      })
      return
    }
    case 'paragraph':
      paper.text(parent, 'P', runsOf(block.runs), { size: BODY_SIZE, indent, after: 5 })
      return
    case 'list':
      drawList(paper, parent, block, indent)
      return
    case 'table': {
      const head = block.head.map(runs => runsOf(runs, true))
      const rows = block.rows.map(row => row.map(runs => runsOf(runs)))
      paper.table(parent, { head, rows, indent })
      paper.page.space(4)
      return
    }
  }
}

function drawList(paper: Paper, parent: Element, list: Extract<TextBlock, { kind: 'list' }>, indent: number) {
  const { doc } = paper
  const element = doc.struct('L')
  parent.add(element)
  for (const [at, blocks] of list.items.entries()) {
    const item = doc.struct('LI')
    element.add(item)
    const marker = list.isOrdered ? `${list.start + at}.` : '•'
    // The marker and the first line of its item stand on one line.
    paper.page.keep(BODY_SIZE * 2)
    const { y } = paper.page
    paper.text(item, 'Lbl', marker, { size: BODY_SIZE, indent })
    paper.page.y = y
    const body = doc.struct('LBody')
    item.add(body)
    for (const block of blocks) drawBlock(paper, body, block, indent + LIST_INDENT)
    body.end()
    item.end()
  }
  element.end()
}

function runsOf(runs: readonly TextRun[], isStrong = false): Run[] {
  return runs.map(run => ({ text: run.text, font: isStrong || run.isStrong ? 'bold' : 'regular' }))
}
