import { isImportField, NEEDED_FIELDS, type ImportField } from './fields.ts'

export type ChosenColumn = [field: ImportField, column: number]
export type MappingProblem = { code: 'no-key' } | { code: 'twice'; field: ImportField }

const COLUMN = 'column-'

/** What somebody chose for the columns of a file, `column-0=code` and so on; anything unknown is left out. */
export function readChosenColumns(form: FormData, columnCount: number): ChosenColumn[] {
  return Array.from({ length: columnCount }, (_, column): ChosenColumn[] => {
    const field = form.get(`${COLUMN}${column}`)
    return typeof field === 'string' && isImportField(field) ? [[field, column]] : []
  }).flat()
}

/** Why suppliers could not be told apart by these columns; null when they can. */
export function mappingProblem(chosen: readonly ChosenColumn[]): MappingProblem | null {
  const fields = chosen.map(([field]) => field)
  const twice = fields.find((field, at) => fields.indexOf(field) < at)
  if (twice) return { code: 'twice', field: twice }
  return fields.includes('code') || fields.includes('creditCode') ? null : { code: 'no-key' }
}

/** What new suppliers need and no column holds; the region follows from the province where that tells it. */
export function missingForNew(chosen: readonly (readonly [field: string, column: number])[]): ImportField[] {
  const fields = chosen.map(([field]) => field)
  const isThere = (field: ImportField) =>
    fields.includes(field) ||
    (field === 'nameZh' && fields.includes('nameEn')) ||
    (field === 'region' && fields.includes('province'))
  return NEEDED_FIELDS.filter(field => !isThere(field))
}
