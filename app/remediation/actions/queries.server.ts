import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { actionItems, correctiveActions } from '#db/schema/index.ts'

export type ActionRow = typeof correctiveActions.$inferSelect
export type ActionItemRow = typeof actionItems.$inferSelect

export function findActionById(db: Db, id: string): ActionRow | null {
  return db.select().from(correctiveActions).where(eq(correctiveActions.id, id)).get() ?? null
}

export function insertAction(db: Db, row: typeof correctiveActions.$inferInsert) {
  db.insert(correctiveActions).values(row).run()
}

export function insertActionItems(db: Db, rows: (typeof actionItems.$inferInsert)[]) {
  if (rows.length > 0) db.insert(actionItems).values(rows).run()
}

/** Changes an action as it was read; answers whether it still was so. */
export function updateAction(
  db: Db,
  { id, rev }: Pick<ActionRow, 'id' | 'rev'>,
  change: Partial<Omit<ActionRow, 'id' | 'code' | 'rev'>>,
): boolean {
  const { changes } = db
    .update(correctiveActions)
    .set({ ...change, rev: rev + 1 })
    .where(and(eq(correctiveActions.id, id), eq(correctiveActions.rev, rev)))
    .run()
  return changes === 1
}

/** The items of one action, in the order of their codes. */
export function findActionItems(db: Db, actionId: string): ActionItemRow[] {
  return db
    .select()
    .from(actionItems)
    .where(eq(actionItems.actionId, actionId))
    .orderBy(asc(actionItems.itemCode))
    .all()
}
