import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { sites, suppliers, supplierSites, users } from '#db/schema/index.ts'

/** The register's records with the owner's name, for at most a page of ids. */
export function findSuppliersForExport(db: Db, ids: string[]) {
  return db
    .select({ supplier: suppliers, ownerName: users.name })
    .from(suppliers)
    .leftJoin(users, eq(users.id, suppliers.ownerId))
    .where(sql`${suppliers.id} in (select value from json_each(${JSON.stringify(ids)}))`)
    .all()
}

/** Which sites each supplier of a page serves. */
export function findSitesOfSuppliers(db: Db, supplierIds: string[]) {
  return db
    .select({
      supplierId: supplierSites.supplierId,
      code: sites.code,
      nameZh: sites.nameZh,
      nameEn: sites.nameEn,
    })
    .from(supplierSites)
    .innerJoin(sites, eq(sites.id, supplierSites.siteId))
    .where(sql`${supplierSites.supplierId} in (select value from json_each(${JSON.stringify(supplierIds)}))`)
    .orderBy(sites.code)
    .all()
}
