import { newId } from '#app/accounts/token.server.ts'
import type { Actor } from '#app/accounts/roles.ts'
import { insertImport } from '#app/suppliers/import/queries.server.ts'
import { insertFileRows } from '#app/suppliers/import/row-queries.server.ts'
import type { Portal } from './portal.ts'

/** A checked import of one row with a problem and one that may be a supplier there is already. */
export function makeImport(
  { db }: Pick<Portal, 'db'>,
  buyer: Actor,
  supplierId: string,
  name: string,
): string {
  const importId = newId()
  const now = new Date()
  insertImport(db, {
    id: importId,
    fileName: `${name}.xlsx`,
    state: 'checked',
    headers: ['Code', 'Name', 'Category'],
    headerRow: 1,
    mapping: { code: 0, nameZh: 1, category: 2 },
    counts: { problem: 1, duplicate: 1 },
    problemGroups: [{ field: 'category', code: 'not-a-word', count: 1 }],
    total: 2,
    createdById: buyer.userId,
    createdAt: now,
    updatedAt: now,
  })
  const problem = { column: 2, field: 'category', code: 'not-a-word', value: 'Other' }
  insertFileRows(db, [
    {
      importId,
      rowNumber: 2,
      cells: ['N-1', name, 'Other'],
      action: 'problem',
      problems: [problem],
      changes: [],
      supplierId: null,
    },
    {
      importId,
      rowNumber: 3,
      cells: ['N-2', name, 'Packaging'],
      action: 'duplicate',
      problems: [],
      changes: [],
      supplierId,
    },
  ])
  return importId
}
