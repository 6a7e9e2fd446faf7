import { withoutUndefined } from './canonical.ts'
import { GradingInputShape } from './schema.ts'
import type { GradingInput } from './types.ts'

export type ParsedInput = { ok: true; input: GradingInput } | { ok: false; problems: string[] }

/** Checks a grading input and brings it into its one form: scoring model without texts, no empty optional keys. */
export function parseGradingInput(raw: unknown, root = ''): ParsedInput {
  const parsed = GradingInputShape.safeParse(raw)
  if (parsed.success) return { ok: true, input: withoutUndefined(parsed.data) }
  const problems = parsed.error.issues.map(({ path, message }) =>
    describeIssue(root ? [root, ...path] : path, message),
  )
  return { ok: false, problems }
}

/** `questionnaire.dimensions[0].code: message` */
export function describeIssue(path: PropertyKey[], message: string): string {
  const place = path.map(key => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')
  return `${place.replace(/^\./, '') || '(document)'}: ${message}`
}
