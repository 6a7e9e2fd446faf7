import { and, asc, eq, sql, type SQL } from 'drizzle-orm'
import { matching } from '#app/suppliers/queries.server.ts'
import type { SupplierChoice } from '#app/suppliers/selection.ts'
import type { Db } from '#db/client.server.ts'
import { signings, suppliers } from '#db/schema/index.ts'
import type { SigningRow } from './queries.server.ts'

export type Invitable = { id: string; code: string; closedAt: Date | null; updatedAt: Date }

/** The chosen suppliers by code, at most `limit`. */
export function findInvitable(db: Db, choice: SupplierChoice, limit: number): Invitable[] {
  return db
    .select({
      id: suppliers.id,
      code: suppliers.code,
      closedAt: suppliers.closedAt,
      updatedAt: suppliers.updatedAt,
    })
    .from(suppliers)
    .where(chosen(choice))
    .orderBy(asc(suppliers.code))
    .limit(limit)
    .all()
}

/** What the chosen suppliers were asked to sign of one agreement so far. */
export function findSigningsOfChoice(db: Db, choice: SupplierChoice, templateId: string): SigningRow[] {
  const ids = db.select({ id: suppliers.id }).from(suppliers).where(chosen(choice))
  return db
    .select()
    .from(signings)
    .where(and(eq(signings.templateId, templateId), sql`${signings.supplierId} in ${ids}`))
    .all()
}

function chosen(choice: SupplierChoice): SQL | undefined {
  if ('filter' in choice) return matching(choice.filter)
  return sql`${suppliers.id} in (select value from json_each(${JSON.stringify(choice.supplierIds)}))`
}
