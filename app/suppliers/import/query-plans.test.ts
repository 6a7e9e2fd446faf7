import { sql, type SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Db } from '#db/client.server.ts'
import { openTestDatabase } from '#tests/support/database.ts'
import { knownSuppliersQuery } from './register-queries.server.ts'
import { rowPageQuery } from './row-queries.server.ts'

test('suppliers are matched through indexes, however large the register', () => {
  const { db } = openTestDatabase()
  const plan = planOf(db, knownSuppliersQuery(db, { codes: ['a'], creditCodes: ['b'], ids: ['c'] }).getSQL())
  expect(plan).toContain('suppliers_code_unique')
  expect(plan).toContain('suppliers_credit_code')
  expect(plan).not.toContain('SCAN suppliers')
})

test.each([
  [{ action: 'problem', field: null, code: null }, 'import_rows_action'],
  [{ action: 'problem', field: 'code', code: 'required' }, 'import_rows_action'],
  [{ action: null, field: null, code: null }, 'import_rows'],
] as const)('a page of rows filtered by %o is read in order from an index', (filter, index) => {
  const { db } = openTestDatabase()
  const plan = planOf(db, rowPageQuery(db, 'i', filter, 1, 50).getSQL())
  expect(plan).toContain(index)
  expect(plan).not.toContain('SCAN import_rows')
  expect(plan).not.toContain('TEMP B-TREE')
})

function planOf(db: Db, query: SQL) {
  return db
    .all<{ detail: string }>(sql`explain query plan ${query}`)
    .map(({ detail }) => detail)
    .join('\n')
}
