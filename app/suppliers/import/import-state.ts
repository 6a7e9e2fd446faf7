/** `reading`, `checking` and `applying` are under way; `mapped` waits for a check, `checked` for a decision. */
export const IMPORT_STATES = [
  'reading',
  'mapped',
  'checking',
  'checked',
  'applying',
  'applied',
  'discarded',
  'failed',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

/** What a row would do to the register. */
export const ROW_ACTIONS = ['unchecked', 'create', 'update', 'unchanged', 'duplicate', 'problem'] as const
export type RowAction = (typeof ROW_ACTIONS)[number]

/** The answer to a likely duplicate: the same supplier, another one, or leave the row out. */
export const ROW_DECISIONS = ['same', 'other', 'skip'] as const
export type RowDecision = (typeof ROW_DECISIONS)[number]

/** Column of the file (from 0) by field of the register. */
export type ColumnMapping = Record<string, number>

/** Rows by what they would do, and after the import what they did; `skipped` and `contacts` are known only then. */
export type ImportCounts = Partial<Record<RowAction | 'skipped' | 'contacts', number>>

/** `column` counts from 0; null when the row as a whole is wrong. `limit`: what the message names beside the value. */
export type RowProblem = {
  column: number | null
  field: string | null
  code: string
  value: string
  limit?: string
}

/** How often one thing is wrong with one field; `limit` only when all of them name the same. */
export type ProblemGroup = Pick<RowProblem, 'field' | 'code' | 'limit'> & { count: number }

/** One field of a known supplier that the file would change; both as texts of the vocabulary, not of a language. */
export type RowChange = { field: string; old: string; new: string }

/** Work on the import is under way: nobody can decide anything until it is done. */
export function isUnderWay(state: ImportState) {
  return state === 'reading' || state === 'checking' || state === 'applying'
}

/** Titles can be assigned and rows checked (again). */
export function canBeChecked(state: ImportState) {
  return state === 'mapped' || state === 'checked'
}
