import { canonicalJson } from './canonical.ts'
import { digestOf } from './digest.server.ts'
import { ENGINE_VERSION, gradeAssessment } from './grade.ts'
import { parseGradingInput } from './parse-input.ts'
import { RECEIPT_FORMAT, ReceiptMetaShape, type GradeReceipt, type ReceiptMeta } from './receipt.ts'
import type { GradingInput } from './types.ts'

/**
 * A result with all it rests on, so that anybody can compute it again. Given a receipt, grades its inputs anew.
 * `meta` names what the receipt belongs to; it takes no part in the result and is not covered by the digest.
 * Refuses (throws) inputs that cannot be graded, naming every mistake.
 */
export function makeReceipt(source: GradingInput | GradeReceipt, meta?: ReceiptMeta): GradeReceipt {
  const isReceipt = 'inputs' in source
  const parsed = parseGradingInput(isReceipt ? source.inputs : source)
  if (!parsed.ok) throw new Error(`these inputs cannot be graded:\n${parsed.problems.join('\n')}`)
  return receiptOf(parsed.input, meta ?? (isReceipt ? source.meta : undefined))
}

/** The receipt as it is stored and handed out: canonical JSON and a line end, UTF-8. */
export function receiptBytes(receipt: GradeReceipt): Uint8Array {
  return new TextEncoder().encode(`${canonicalJson(receipt)}\n`)
}

export type Verification =
  | { outcome: 'verified'; receipt: GradeReceipt }
  /** `differing`: members that are not what the inputs give, such as `digest`, `score` or `items`. */
  | { outcome: 'differs'; differing: string[]; recomputed: GradeReceipt }
  /** The inputs themselves cannot be graded. */
  | { outcome: 'unreadable'; problems: string[] }

/** Computes a receipt anew from its own inputs and compares every member but `meta`. Never throws on JSON data. */
export function verifyReceipt(raw: unknown): Verification {
  if (!isRecord(raw)) return { outcome: 'unreadable', problems: ['(document): a receipt is a JSON object'] }
  const parsed = parseGradingInput(raw.inputs, 'inputs')
  if (!parsed.ok) return { outcome: 'unreadable', problems: parsed.problems }
  const meta = ReceiptMetaShape.optional().safeParse(raw.meta)
  if (!meta.success) return { outcome: 'unreadable', problems: ['meta: a flat object of names and values'] }
  const recomputed = receiptOf(parsed.input, meta.data)
  const differing = differingMembers(raw, recomputed)
  return differing.length === 0
    ? { outcome: 'verified', receipt: recomputed }
    : { outcome: 'differs', differing, recomputed }
}

function receiptOf(inputs: GradingInput, meta: ReceiptMeta | undefined): GradeReceipt {
  return {
    format: RECEIPT_FORMAT,
    digest: digestOf(inputs),
    versions: {
      questionnaire: inputs.questionnaire.version,
      questionnaireKind: inputs.questionnaire.kind,
      policy: inputs.policy.version,
      engine: ENGINE_VERSION,
    },
    ...(meta ? { meta } : {}),
    ...gradeAssessment(inputs),
    inputs,
  }
}

function differingMembers(stated: Record<string, unknown>, recomputed: Record<string, unknown>): string[] {
  const names = new Set([...Object.keys(recomputed), ...Object.keys(stated)])
  return [...names].filter(name => !isSame(stated[name], recomputed[name]))
}

function isSame(stated: unknown, recomputed: unknown): boolean {
  if (stated === undefined || recomputed === undefined) return stated === recomputed
  return canonicalJson(stated) === canonicalJson(recomputed)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
