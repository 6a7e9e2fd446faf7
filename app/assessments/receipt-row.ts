import type { GradeReceipt } from '#app/grading/receipt.ts'

/** A stored receipt as data; its body was written by the product and nobody else. */
export function readReceipt({ body }: { body: string }): GradeReceipt {
  return JSON.parse(body) as GradeReceipt
}
