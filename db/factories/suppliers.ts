import { newId } from '#app/accounts/token.server.ts'
import type { Db } from '../client.server.ts'
import { sites, suppliers, supplierSites } from '../schema/index.ts'
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

export type SiteRow = typeof sites.$inferSelect

/** One of the buyer's places. */
export function createSite(db: Db, given: Partial<typeof sites.$inferInsert> = {}): SiteRow {
  const code = given.code ?? `P${nextNumber()}`
  const names = { nameZh: `示例工厂${code}`, nameEn: `Example plant ${code}` }
  return db
    .insert(sites)
    .values({ id: newId(), createdAt: MADE_AT, ...names, ...given, code })
    .returning()
    .get()
}

/** The supplier serves these sites. */
export function serveSites(db: Db, supplier: { id: string }, served: readonly { id: string }[]) {
  const rows = served.map(({ id }) => ({ supplierId: supplier.id, siteId: id }))
  if (rows.length > 0) db.insert(supplierSites).values(rows).run()
}
