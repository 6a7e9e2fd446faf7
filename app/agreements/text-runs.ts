/** A piece of a line in one weight. */
export type TextRun = { text: string; isStrong?: boolean }

/** A part of an agreement's text. The page and the PDF draw the same blocks. */
export type TextBlock =
  | { kind: 'heading'; level: number; runs: TextRun[] }
  | { kind: 'paragraph'; runs: TextRun[] }
  | { kind: 'list'; isOrdered: boolean; start: number; items: TextBlock[][] }
  | { kind: 'table'; head: TextRun[][]; rows: TextRun[][][] }

/** The words of a block, without their weights. */
export function wordsOf(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join('')
}
