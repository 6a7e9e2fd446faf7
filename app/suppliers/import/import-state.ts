/** `reading` and `applying` are under way; `mapped` waits for a check, `checked` for a decision. */
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

export type ImportCounts = Partial<Record<RowAction, number>>

/** `column` counts from 0; null when the row as a whole is wrong. */
export type RowProblem = { column: number | null; field: string | null; code: string; value: string }
