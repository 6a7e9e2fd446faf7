import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { sites, supplierSites, users } from '#db/schema/index.ts'

const MAX_OWNERS = 200

/** The sites a supplier serves, closed ones too, by code. */
export function findSitesBySupplierId(db: Db, supplierId: string) {
  return db
    .select({
      id: sites.id,
      code: sites.code,
      nameZh: sites.nameZh,
      nameEn: sites.nameEn,
      closedAt: sites.closedAt,
    })
    .from(supplierSites)
    .innerJoin(sites, eq(sites.id, supplierSites.siteId))
    .where(eq(supplierSites.supplierId, supplierId))
    .orderBy(asc(sites.code))
    .all()
}

/** Makes these the sites a supplier serves. */
export function replaceSupplierSites(db: Db, supplierId: string, siteIds: readonly string[]) {
  db.delete(supplierSites).where(eq(supplierSites.supplierId, supplierId)).run()
  const rows = [...new Set(siteIds)].map(siteId => ({ supplierId, siteId }))
  if (rows.length > 0) db.insert(supplierSites).values(rows).run()
}

/** The buyer's people who can keep a relationship, by name; `alsoId` even if the account is disabled. */
export function findOwners(db: Db, alsoId: string | null = null) {
  const isActive = sql`(${users.disabledAt} is null or ${users.id} = ${alsoId ?? ''})`
  return db
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(isNull(users.supplierId), isActive))
    .orderBy(asc(users.name), asc(users.id))
    .limit(MAX_OWNERS)
    .all()
}
