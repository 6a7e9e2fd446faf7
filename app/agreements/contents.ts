import type { Locale } from '#app/i18n/locale.ts'
import { wordsOf, type TextBlock } from './text-runs.ts'

export type Content = { id: string; title: string }

/** The clauses of a text: its headings of the highest level, with the names they have on the page. */
export function contentsOf(blocks: readonly TextBlock[], locale: Locale): Content[] {
  const levels = blocks.flatMap(block => (block.kind === 'heading' ? block.level : []))
  const top = Math.min(...levels, 6)
  return blocks.flatMap((block, at) =>
    block.kind === 'heading' && block.level === top
      ? [{ id: headingId(locale, at), title: wordsOf(block.runs) }]
      : [],
  )
}

/** The name of the heading at a position of the text's blocks. */
export function headingId(locale: Locale, at: number) {
  return `clause-${locale}-${at}`
}
