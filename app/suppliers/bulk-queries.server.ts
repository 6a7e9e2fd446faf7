import { and, asc, inArray, sql, type SQL } from 'drizzle-orm'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { EventType } from '#app/history/events.ts'
import { insertEvents } from '#app/history/ledger-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { suppliers, supplierSites } from '#db/schema/index.ts'
import type { Changeable } from './bulk-change.ts'
import { matching, type SupplierInsert } from './queries.server.ts'
import type { SupplierChoice } from './selection.ts'

/** The chosen suppliers as they stand, with their sites, by code; at most `limit`. */
export function findChangeable(db: Db, choice: SupplierChoice, limit: number): Changeable[] {
  const isChosen = 'filter' in choice ? matching(choice.filter) : isAmong(choice.supplierIds)
  const rows = db
    .select({
      id: suppliers.id,
      code: suppliers.code,
      category: suppliers.category,
      supplierClass: suppliers.supplierClass,
      spendBand: suppliers.spendBand,
      ownerId: suppliers.ownerId,
      isStrategic: suppliers.isStrategic,
      isSmallFirm: suppliers.isSmallFirm,
      status: suppliers.status,
      statusSince: suppliers.statusSince,
      closedAt: suppliers.closedAt,
      updatedAt: suppliers.updatedAt,
    })
    .from(suppliers)
    .where(isChosen)
    .orderBy(asc(suppliers.code))
    .limit(limit)
    .all()
  const sites = findSiteIds(
    db,
    rows.map(row => row.id),
  )
  return rows.map(row => ({ ...row, siteIds: sites.get(row.id) ?? [] }))
}

/** Gives all of them the same values. */
export function updateSuppliers(db: Db, ids: readonly string[], change: Partial<SupplierInsert>) {
  db.update(suppliers).set(change).where(isAmong(ids)).run()
}

export function addSites(db: Db, ids: readonly string[], siteIds: readonly string[]) {
  const rows = ids.flatMap(supplierId => siteIds.map(siteId => ({ supplierId, siteId })))
  const [first] = rows
  if (!first) return
  const insert = db
    .insert(supplierSites)
    .values({ supplierId: sql.placeholder('supplierId'), siteId: sql.placeholder('siteId') })
    .onConflictDoNothing()
    .prepare()
  for (const row of rows) insert.run(row)
}

export function removeSites(db: Db, ids: readonly string[], siteIds: readonly string[]) {
  if (siteIds.length === 0) return
  const ofThem = sql`${supplierSites.supplierId} in (select value from json_each(${JSON.stringify(ids)}))`
  db.delete(supplierSites)
    .where(and(ofThem, inArray(supplierSites.siteId, [...siteIds])))
    .run()
}

export type SupplierFact = { supplierId: string; data: Record<string, unknown> }

/** One event of a type for each supplier. */
export function insertSupplierEvents(
  db: Db,
  { actor, now, ip }: ActionContext,
  type: EventType,
  facts: readonly SupplierFact[],
) {
  const by = { at: now, type, actorId: actor.userId, actorName: actor.name, ip }
  insertEvents(
    db,
    facts.map(({ supplierId, data }) => ({ ...by, supplierId, data })),
  )
}

function findSiteIds(db: Db, ids: readonly string[]) {
  const rows = db
    .select()
    .from(supplierSites)
    .where(sql`${supplierSites.supplierId} in (select value from json_each(${JSON.stringify(ids)}))`)
    .orderBy(asc(supplierSites.supplierId), asc(supplierSites.siteId))
    .all()
  const sites = new Map<string, string[]>()
  for (const { supplierId, siteId } of rows) sites.set(supplierId, [...(sites.get(supplierId) ?? []), siteId])
  return sites
}

function isAmong(ids: readonly string[]): SQL {
  return sql`${suppliers.id} in (select value from json_each(${JSON.stringify(ids)}))`
}
