import { and, asc, eq, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Db } from '#db/client.server.ts'
import { sites, supplierSites, suppliers, userRoles, users } from '#db/schema/index.ts'
import { directoryOf, type Directory } from './directory.ts'
import type { KnownSupplier } from './identify-row.ts'

const MOST_SITES = 5000
const MOST_BUYERS = 5000

type Keys = { codes: readonly string[]; creditCodes: readonly string[]; ids: readonly string[] }

/** Suppliers of the register with one of the codes, credit codes or ids; a slice of a file at a time. */
export function findKnownSuppliers(db: Db, keys: Keys): KnownSupplier[] {
  const rows = knownSuppliersQuery(db, keys).all()
  const ids = rows.map(row => row.id)
  const siteIds = siteIdsOf(db, ids)
  const owned = suppliersWithOwner(db, ids)
  return rows.map(row => ({
    id: row.id,
    facts: factsOf(row),
    siteIds: siteIds.get(row.id) ?? [],
    hasOwner: owned.has(row.id),
    isClosed: row.closedAt !== null,
    updatedAt: row.updatedAt,
  }))
}

/** Who has which of the addresses. */
export function findHolders(db: Db, emails: readonly string[]) {
  const rows = db
    .select({ email: users.email, supplierId: users.supplierId })
    .from(users)
    .where(isAmong(users.email, emails))
    .all()
  return new Map(rows.map(({ email, supplierId }) => [email, { supplierId }]))
}

/** The buyer's sites and people, those that are closed or left too, and how changes name them. */
export function loadDirectory(
  db: Db,
): Directory & { siteCodes: Map<string, string>; ownerNames: Map<string, string> } {
  const allSites = db.select().from(sites).limit(MOST_SITES).all()
  const buyers = db
    .select({ id: users.id, email: users.email, name: users.name, disabledAt: users.disabledAt })
    .from(users)
    .where(isNull(users.supplierId))
    .limit(MOST_BUYERS)
    .all()
  return {
    ...directoryOf(
      allSites.map(site => ({ ...site, isGone: site.closedAt !== null })),
      buyers.map(person => ({ ...person, isGone: person.disabledAt !== null })),
    ),
    siteCodes: new Map(allSites.map(site => [site.id, site.code])),
    ownerNames: new Map(buyers.map(({ id, name }) => [id, name])),
  }
}

/** The names of the whole register, some thousand at a time; `after` is the last `rowid` seen, 0 at first. */
export function findNamesAfter(db: Db, after: number, limit: number) {
  const rowid = sql<number>`${suppliers}.rowid`
  return db
    .select({ rowid, id: suppliers.id, nameZh: suppliers.nameZh, nameEn: suppliers.nameEn })
    .from(suppliers)
    .where(sql`${rowid} > ${after}`)
    .orderBy(asc(rowid))
    .limit(limit)
    .all()
}

export function knownSuppliersQuery(db: Db, { codes, creditCodes, ids }: Keys) {
  const { code, creditCode, id } = suppliers
  return db
    .select()
    .from(suppliers)
    .where(or(isAmong(code, codes), isAmong(creditCode, creditCodes), isAmong(id, ids)))
}

function factsOf(row: typeof suppliers.$inferSelect): KnownSupplier['facts'] {
  const { code, nameZh, nameEn, creditCode, region, province, category, supplierClass, status } = row
  const { headcount, spendBand, isStrategic, isSmallFirm, ownerId, notes, statusSince, statusReason } = row
  return {
    ...{ code, nameZh, nameEn, creditCode, region, province, category, supplierClass, status },
    ...{ headcount, spendBand, isStrategic, isSmallFirm, ownerId, notes, statusSince, statusReason },
  }
}

function siteIdsOf(db: Db, supplierIds: readonly string[]) {
  const rows = db.select().from(supplierSites).where(isAmong(supplierSites.supplierId, supplierIds)).all()
  const found = new Map<string, string[]>()
  for (const { supplierId, siteId } of rows) found.set(supplierId, [...(found.get(supplierId) ?? []), siteId])
  return found
}

function suppliersWithOwner(db: Db, supplierIds: readonly string[]) {
  const rows = db
    .selectDistinct({ supplierId: users.supplierId })
    .from(users)
    .innerJoin(userRoles, and(eq(userRoles.userId, users.id), eq(userRoles.role, 'owner')))
    .where(and(isAmong(users.supplierId, supplierIds), isNull(users.disabledAt)))
    .all()
  return new Set(rows.map(row => row.supplierId))
}

/** One parameter, however many values. */
export function isAmong(column: SQLiteColumn, values: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(values)}))`
}

/** Some suppliers as a list names them and as a person compares them. */
export function findSupplierNamesByIds(db: Db, ids: readonly string[]) {
  const { id, code, nameZh, nameEn, creditCode, province, category } = suppliers
  return db
    .select({ id, code, nameZh, nameEn, creditCode, province, category })
    .from(suppliers)
    .where(isAmong(id, ids))
    .all()
}
