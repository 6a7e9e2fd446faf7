import { parseGradingInput } from './parse-input.ts'
import { makeReceipt, verifyReceipt, type Verification } from './receipt.server.ts'
import type { GradeReceipt } from './receipt.ts'
import type { GradingPolicy } from './types.ts'

/** Enough for ten thousand long answers; more is not a grading document. */
export const MAX_DOCUMENT_BYTES = 5_000_000
const MAX_DEPTH = 64

export type Graded = { outcome: 'graded'; receipt: GradeReceipt } | Verification

/**
 * Grades the text of one JSON document: an input (without `policy`, the given one applies) or a receipt,
 * which is computed again and compared. Never throws, whatever the text.
 */
export function gradeDocument(text: string, shippedPolicy: () => GradingPolicy): Graded {
  const document = parseJson(text)
  if (!document.ok) return unreadable(document.problem)
  const { value } = document
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unreadable('(document): one JSON object is expected, a grading input or a receipt')
  }
  if ('inputs' in value) return verifyReceipt(value)
  const parsed = parseGradingInput('policy' in value ? value : { ...value, policy: shippedPolicy() })
  if (!parsed.ok) return { outcome: 'unreadable', problems: parsed.problems }
  return { outcome: 'graded', receipt: makeReceipt(parsed.input) }
}

function unreadable(problem: string): Graded {
  return { outcome: 'unreadable', problems: [problem] }
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; problem: string } {
  if (isNestedTooDeeply(text))
    return { ok: false, problem: `(document): nested deeper than ${MAX_DEPTH} levels` }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    return { ok: false, problem: `(document): no valid JSON (${detail})` }
  }
}

/** Counts brackets outside strings before anything is parsed, so that no later step can run out of stack. */
function isNestedTooDeeply(text: string): boolean {
  let depth = 0
  let isInString = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (isInString) {
      if (sign === '\\') at += 1
      if (sign === '"') isInString = false
    } else if (sign === '"') isInString = true
    else if (sign === '[' || sign === '{') depth += 1
    else if (sign === ']' || sign === '}') depth -= 1
    if (depth > MAX_DEPTH) return true
  }
  return false
}
