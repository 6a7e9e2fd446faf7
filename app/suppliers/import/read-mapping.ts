import { isImportField } from './fields.ts'
import type { ColumnMapping } from './import-state.ts'

/** A mapping out of what somebody posted: known fields, each with a column of the file. */
export function readMapping(
  chosen: Iterable<[field: string, column: number]>,
  columnCount: number,
): ColumnMapping {
  const isColumn = (column: number) => Number.isInteger(column) && column >= 0 && column < columnCount
  return Object.fromEntries([...chosen].filter(([field, column]) => isImportField(field) && isColumn(column)))
}
