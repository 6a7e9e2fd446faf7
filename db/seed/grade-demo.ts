import { gradeAssessment } from '#app/grading/grade.ts'
import type { Grade } from '#app/grading/grades.ts'
import { makeReceipt, receiptBytes } from '#app/grading/receipt.server.ts'
import type { ReceiptMeta } from '#app/grading/receipt.ts'
import type { GradingInput, GradingResult } from '#app/grading/types.ts'

export type DemoResult = {
  score: number | null
  grade: Grade | null
  /** No trigger or floor lowered the grade. */
  isUncapped: boolean
  /** What boards add up and lists are narrowed by. */
  lines: Pick<GradingResult, 'dimensions' | 'items' | 'triggers'>
  receipt: { body: string; digest: string } | null
}

/** Grades with the product's own rules; with `meta` also makes the receipt that is kept. */
export function gradeDemo(input: GradingInput, meta: ReceiptMeta | null): DemoResult {
  if (!meta) return { ...figures(gradeAssessment(input)), receipt: null }
  const receipt = makeReceipt(input, meta)
  const body = new TextDecoder().decode(receiptBytes(receipt))
  return { ...figures(receipt), receipt: { body, digest: receipt.digest } }
}

function figures({ score, grade, caps, dimensions, items, triggers }: GradingResult) {
  return { score, grade, isUncapped: caps.length === 0, lines: { dimensions, items, triggers } }
}
