import { canManageSuppliers, type Actor } from '#app/accounts/roles.ts'
import { findSupplierNamesByIds } from './register-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { cleanCell, cleanCode } from './cell-text.ts'
import { contactField, type FactField, type ImportField } from './fields.ts'
import type { ColumnMapping } from './import-state.ts'
import { countImports, findImportById, findImportPage, type ImportRow } from './queries.server.ts'
import {
  countDecisions,
  countRowsMatching,
  findFileRows,
  findFileRowsAfter,
  findRowPage,
  type FileRow,
  type RowFilter,
} from './row-queries.server.ts'

export const IMPORTS_PER_PAGE = 50
export const ROWS_PER_PAGE = 50
const SAMPLE_ROWS = 3
/** What a person compares to say whether two suppliers are one. */
const COMPARED = [
  'code',
  'nameZh',
  'nameEn',
  'creditCode',
  'province',
  'category',
] as const satisfies readonly FactField[]

/** Past imports, newest first; a page past the end is the last one. Who may not import finds none. */
export function listImports(db: Db, actor: Actor, wanted: number) {
  const total = canManageSuppliers(actor) ? countImports(db) : 0
  const pageCount = Math.max(1, Math.ceil(total / IMPORTS_PER_PAGE))
  const page = Math.min(wanted, pageCount)
  return { imports: total === 0 ? [] : findImportPage(db, page, IMPORTS_PER_PAGE), page, pageCount }
}

export function findImport(db: Db, actor: Actor, id: string): ImportRow | null {
  return canManageSuppliers(actor) ? findImportById(db, id) : null
}

/** The first filled rows, to see what each column holds. */
export function findSamples(db: Db, { id }: Pick<ImportRow, 'id'>): string[][] {
  return findFileRowsAfter(db, id, 0, SAMPLE_ROWS).map(row => row.cells.map(cleanCell))
}

export type RowsPage = ReturnType<typeof findRows>
export type RowView = RowsPage['rows'][number]

/** One page of the rows of an import, each with the supplier it is about. */
export function findRows(db: Db, { id, mapping }: ImportRow, filter: RowFilter, wanted: number) {
  const total = countRowsMatching(db, id, filter)
  const pageCount = Math.max(1, Math.ceil(total / ROWS_PER_PAGE))
  const page = Math.min(wanted, pageCount)
  const found = findRowPage(db, id, filter, page, ROWS_PER_PAGE)
  const known = new Map(
    findSupplierNamesByIds(
      db,
      found.flatMap(row => row.supplierId ?? []),
    ).map(each => [each.id, each]),
  )
  const earlier = new Map(
    findFileRows(
      db,
      id,
      found.flatMap(row => row.duplicateOf ?? []),
    ).map(row => [row.rowNumber, row]),
  )
  const rows = found.map(row => {
    const supplier = row.supplierId === null ? null : (known.get(row.supplierId) ?? null)
    const other = row.duplicateOf === null ? undefined : earlier.get(row.duplicateOf)
    return { ...viewOf(row, mapping), supplier, comparison: compare(row, supplier, other, mapping) }
  })
  // Rows on other pages may be other suppliers.
  const offersOther = pageCount > 1 || rows.some(row => row.comparison?.canBeOther)
  return { rows, total, page, pageCount, offersOther, decisions: countDecisions(db, id) }
}

function viewOf(row: FileRow, mapping: ColumnMapping) {
  const { rowNumber, action, decision, problems, changes, duplicateOf } = row
  const text = (field: ImportField) => textOf(row, mapping, field)
  return {
    ...{ rowNumber, action, decision, problems, changes, duplicateOf },
    code: text('code'),
    nameZh: text('nameZh') || text('nameEn'),
    nameEn: text('nameEn') || text('nameZh'),
    contact: text(contactField(1, 'Email')),
  }
}

type Known = ReturnType<typeof findSupplierNamesByIds>[number]

/** The row beside what it may repeat, field by field; `canBeOther`: they have not the same code. */
function compare(row: FileRow, supplier: Known | null, other: FileRow | undefined, mapping: ColumnMapping) {
  if (row.action !== 'duplicate') return null
  const fields = COMPARED.map(field => ({
    field,
    row: textOf(row, mapping, field),
    candidate: supplier ? String(supplier[field] ?? '') : other ? textOf(other, mapping, field) : '',
  }))
  const code = codeOf(row, mapping)
  const codes = [supplier?.code, other && codeOf(other, mapping)]
  return {
    fields: fields.filter(each => each.row || each.candidate),
    canBeOther: code !== '' && !codes.includes(code),
  }
}

/** As the register would have it: full-width characters are the same code. */
function codeOf(row: FileRow, mapping: ColumnMapping) {
  return cleanCode(textOf(row, mapping, 'code'))
}

function textOf({ cells }: FileRow, mapping: ColumnMapping, field: ImportField) {
  const column = mapping[field]
  return column === undefined ? '' : cleanCell(cells[column] ?? '')
}
