import { and, count, eq, sql, type SQL } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { chosenSuppliers, suppliers } from '#db/schema/index.ts'
import { matching } from './queries.server.ts'
import type { SupplierFilter } from './supplier-search.ts'

/** How many suppliers a person has ticked, closed ones aside. */
export function countChosen(db: Db, userId: string) {
  const row = db.select({ n: count() }).from(chosenSuppliers).where(eq(chosenSuppliers.userId, userId)).get()
  return row?.n ?? 0
}

/** Everything a person has ticked; bounded by what can be ticked. */
export function findChosenIds(db: Db, userId: string, limit: number): string[] {
  return db
    .select({ id: chosenSuppliers.supplierId })
    .from(chosenSuppliers)
    .where(eq(chosenSuppliers.userId, userId))
    .limit(limit)
    .all()
    .map(({ id }) => id)
}

/** Which of a page's suppliers a person has ticked. */
export function findChosenAmong(db: Db, userId: string, ids: readonly string[]): string[] {
  return db
    .select({ id: chosenSuppliers.supplierId })
    .from(chosenSuppliers)
    .where(and(eq(chosenSuppliers.userId, userId), isAmong(sql`${chosenSuppliers.supplierId}`, ids)))
    .all()
    .map(({ id }) => id)
}

/** Ticks suppliers; unknown ids are left out, a second tick changes nothing. */
export function addChosen(db: Db, userId: string, ids: readonly string[]) {
  db.run(sql`
    insert or ignore into ${chosenSuppliers} (user_id, supplier_id)
    select ${userId}, ${suppliers.id} from ${suppliers} where ${isAmong(sql`${suppliers.id}`, ids)}`)
}

/** Ticks all that match a filter, the first `limit` by code. */
export function addChosenMatching(db: Db, userId: string, filter: SupplierFilter, limit: number) {
  db.run(sql`
    insert or ignore into ${chosenSuppliers} (user_id, supplier_id)
    select ${userId}, ${suppliers.id} from ${suppliers} where ${matching(filter)}
    order by ${suppliers.code} limit ${limit}`)
}

export function removeChosen(db: Db, userId: string, ids: readonly string[]) {
  db.delete(chosenSuppliers)
    .where(and(eq(chosenSuppliers.userId, userId), isAmong(sql`${chosenSuppliers.supplierId}`, ids)))
    .run()
}

export function removeAllChosen(db: Db, userId: string) {
  db.delete(chosenSuppliers).where(eq(chosenSuppliers.userId, userId)).run()
}

function isAmong(column: SQL, ids: readonly string[]): SQL {
  return sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`
}
