import { newId } from '#app/accounts/token.server.ts'
import type { Db } from '../client.server.ts'
import { suppliers } from '../schema/index.ts'
import { MADE_AT, nextNumber } from './sequence.ts'

export type SupplierRow = typeof suppliers.$inferSelect

export function createSupplier(db: Db, given: Partial<typeof suppliers.$inferInsert> = {}): SupplierRow {
  const number = nextNumber()
  const code = given.code ?? `S${String(number).padStart(5, '0')}`
  const nameZh = given.nameZh ?? `示例供应商${number}`
  const nameEn = given.nameEn ?? `Example Supplier ${number}`
  return db
    .insert(suppliers)
    .values({
      id: newId(),
      region: 'mainland',
      province: '江苏',
      category: 'raw-material',
      supplierClass: 2,
      createdAt: MADE_AT,
      updatedAt: MADE_AT,
      searchText: `${code} ${nameZh} ${nameEn}`.toLowerCase(),
      ...given,
      code,
      nameZh,
      nameEn,
    })
    .returning()
    .get()
}
