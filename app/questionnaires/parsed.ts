import type { EntryProblemCode } from './answer-problem.ts'

/** A value as it is stored (null: nothing entered), or why it is none. */
export type Parsed<T> =
  | { ok: true; value: T | null }
  | { ok: false; code: EntryProblemCode; params: Record<string, string | number> }

export function entered<T>(value: T | null): Parsed<T> {
  return { ok: true, value }
}

export function refused(code: EntryProblemCode, params: Record<string, string | number> = {}): Parsed<never> {
  return { ok: false, code, params }
}
