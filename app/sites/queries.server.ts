import { and, asc, count, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { sites, suppliers, supplierSites } from '#db/schema/index.ts'

export type SiteRow = typeof sites.$inferSelect

/** More sites than this are not listed; a buyer has dozens at most. */
const MAX_SITES = 500

/** Sites that are in use, by code. */
export function findOpenSites(db: Db): SiteRow[] {
  return db.select().from(sites).where(isNull(sites.closedAt)).orderBy(asc(sites.code)).limit(MAX_SITES).all()
}

/** All sites, those in use first, each by code. */
export function findAllSites(db: Db): SiteRow[] {
  return db
    .select()
    .from(sites)
    .orderBy(sql`${sites.closedAt} is not null`, asc(sites.code))
    .limit(MAX_SITES)
    .all()
}

/** How many suppliers serve each site, closed ones aside; a site without any is missing. */
export function countSuppliersBySite(db: Db): Map<string, number> {
  const rows = db
    .select({ siteId: supplierSites.siteId, n: count() })
    .from(supplierSites)
    .where(sql`${supplierSites.supplierId} not in (${closed})`)
    .groupBy(supplierSites.siteId)
    .limit(MAX_SITES)
    .all()
  return new Map(rows.map(({ siteId, n }) => [siteId, n]))
}

const closed = sql`select ${suppliers.id} from ${suppliers} where ${suppliers.closedAt} is not null`

export function findSiteById(db: Db, id: string): SiteRow | null {
  return db.select().from(sites).where(eq(sites.id, id)).get() ?? null
}

/** Whether a site other than `exceptId` has the code. */
export function existsSiteCode(db: Db, code: string, exceptId: string) {
  const row = db
    .select({ id: sites.id })
    .from(sites)
    .where(and(eq(sites.code, code), ne(sites.id, exceptId)))
    .get()
  return row !== undefined
}

export function insertSite(db: Db, row: SiteRow) {
  db.insert(sites).values(row).run()
}

export function updateSite(db: Db, id: string, change: Partial<SiteRow>) {
  db.update(sites).set(change).where(eq(sites.id, id)).run()
}
