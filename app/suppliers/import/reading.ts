import { checkField, type FieldRule } from '#app/http/form-rules.ts'
import { cleanCell, cleanCode, cleanLines, isFormulaError } from './cell-text.ts'
import type { Directory } from './directory.ts'
import type { ImportField } from './fields.ts'
import type { ColumnMapping, RowProblem } from './import-state.ts'

/** One row while it is read; problems gather as they are found. */
export type Reading = {
  cells: readonly string[]
  mapping: ColumnMapping
  directory: Directory
  problems: RowProblem[]
}

/** What people write where there is nothing to write. */
const NOTHING = /^(?:[-–—/\\]+|无|n\/a|none|暂无)$/iu
const MEANS_ITSELF: readonly ImportField[] = ['code', 'nameZh', 'nameEn', 'notes']

/** The cleaned text of a field's cell; empty when it has no column, says nothing, or holds a failed formula. */
export function textOf(reading: Reading, field: ImportField): string {
  const column = reading.mapping[field]
  const raw = column === undefined ? '' : (reading.cells[column] ?? '')
  const text = field === 'notes' ? cleanLines(raw) : isCode(field) ? cleanCode(raw) : cleanCell(raw)
  if (isFormulaError(text)) return tellOnce(reading, field)
  return NOTHING.test(text) && !MEANS_ITSELF.includes(field) ? '' : text
}

function isCode(field: ImportField) {
  return field === 'code' || field === 'creditCode' || field === 'owner' || field.endsWith('Email')
}

function tellOnce(reading: Reading, field: ImportField) {
  tell(reading, field, 'formula-error')
  return ''
}

/** Notes what is wrong with a cell. */
export function tell(reading: Reading, field: ImportField, code: string, limit?: number) {
  const column = reading.mapping[field] ?? null
  const value = column === null ? '' : cleanCell(reading.cells[column] ?? '').slice(0, 200)
  reading.problems.push({ column, field, code, value, ...(limit !== undefined && { limit: String(limit) }) })
  return {}
}

/** The text when the rule has nothing against it. */
export function readPlain(
  reading: Reading,
  field: ImportField,
  rule: FieldRule,
  text: string,
): string | undefined {
  const error = checkField(rule, [text])
  return error ? void tell(reading, field, error.code, error.limit) : text
}
