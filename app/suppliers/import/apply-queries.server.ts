import { and, eq, sql } from 'drizzle-orm'
import { insertMany } from '#db/insert-many.server.ts'
import type { Db } from '#db/client.server.ts'
import { importRows, supplierSites, suppliers, userRoles, users } from '#db/schema/index.ts'
import { insertEvents } from '#app/history/ledger-queries.server.ts'
import type { ActionContext } from '#app/history/record-event.server.ts'
import type { Writes } from './prepare-writes.ts'
import { stageRows, type Staged } from './staging-queries.server.ts'

export type SupplierInsert = typeof suppliers.$inferInsert
export type SiteInsert = typeof supplierSites.$inferInsert

/** One supplier to be changed: only the columns that differ. */
export type SupplierUpdate = { id: string; set: Partial<SupplierInsert> }

/**
 * Puts everything an import adds aside; `insert` then copies it all within the transaction. Its events are
 * written there one by one, because each builds on the one before.
 */
export async function stageAdditions(
  db: Db,
  writes: Pick<Writes, 'created' | 'users' | 'roles' | 'events'>,
  { actor, now, ip }: ActionContext,
): Promise<Staged> {
  const facts = writes.events.map(({ type, supplierId, data }) => {
    return { at: now, type, actorId: actor.userId, actorName: actor.name, ip, supplierId, data }
  })
  const staged = [
    await stageRows(db, suppliers, writes.created),
    await stageRows(db, users, writes.users),
    await stageRows(db, userRoles, writes.roles),
  ]
  return {
    insert(tx) {
      for (const each of staged) each.insert(tx)
      insertEvents(tx, facts)
    },
    drop: () => staged.forEach(each => each.drop()),
  }
}

/** Changes of the same columns share one statement; a file seldom changes more than a few sets of columns. */
export function updateSuppliers(db: Db, updates: readonly SupplierUpdate[]) {
  const byColumns = new Map<string, SupplierUpdate[]>()
  for (const update of updates) {
    const key = Object.keys(update.set).sort().join(' ')
    const group = byColumns.get(key)
    if (group) group.push(update)
    else byColumns.set(key, [update])
  }
  for (const group of byColumns.values()) updateGroup(db, group)
}

/** Makes these the sites of the suppliers; `supplierIds` may have none in `rows`. */
export function replaceSites(db: Db, supplierIds: readonly string[], rows: readonly SiteInsert[]) {
  const areThese = sql`${supplierSites.supplierId} in (select value from json_each(${JSON.stringify(supplierIds)}))`
  if (supplierIds.length > 0) db.delete(supplierSites).where(areThese).run()
  insertMany(db, supplierSites, rows)
}

/** How many of the suppliers are still as they were seen. */
export function countUnchanged(db: Db, seen: readonly { id: string; updatedAt: Date }[]) {
  const pairs = JSON.stringify(seen.map(({ id, updatedAt }) => [id, updatedAt.getTime()]))
  const row = db.get<{ n: number }>(sql`
    select count(*) as n from json_each(${pairs}) as seen
    join ${suppliers} on ${suppliers.id} = json_extract(seen.value, '$[0]')
    where ${suppliers.updatedAt} = json_extract(seen.value, '$[1]')`)
  return row.n
}

/** Notes at rows which supplier they have become. */
export function linkRows(
  db: Db,
  importId: string,
  links: readonly { rowNumber: number; supplierId: string }[],
) {
  const isRow = and(eq(importRows.importId, importId), eq(importRows.rowNumber, sql.placeholder('rowNumber')))
  const statement = db
    .update(importRows)
    .set({ supplierId: sql`${sql.placeholder('supplierId')}` })
    .where(isRow)
    .prepare()
  for (const link of links) statement.run(link)
}

function updateGroup(db: Db, group: readonly SupplierUpdate[]) {
  const [first] = group
  if (!first) return
  const set = Object.fromEntries(Object.keys(first.set).map(name => [name, sql.placeholder(name)]))
  const statement = db
    .update(suppliers)
    .set(set as Partial<SupplierInsert>)
    .where(sql`${suppliers.id} = ${sql.placeholder('supplierId')}`)
    .prepare()
  for (const { id, set: values } of group) statement.run({ ...values, supplierId: id })
}
