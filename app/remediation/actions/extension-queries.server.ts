import { and, eq } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { actionExtensions, users } from '#db/schema/index.ts'

export type ActionExtensionRow = typeof actionExtensions.$inferSelect

export function insertActionExtension(db: Db, row: typeof actionExtensions.$inferInsert) {
  db.insert(actionExtensions).values(row).run()
}

/** The one request for more time of an action, with who asked; null when nobody has. */
export function findActionExtension(db: Db, actionId: string) {
  const row = db
    .select({ request: actionExtensions, requestedByName: users.name })
    .from(actionExtensions)
    .innerJoin(users, eq(users.id, actionExtensions.requestedById))
    .where(eq(actionExtensions.actionId, actionId))
    .get()
  return row ? { ...row.request, requestedByName: row.requestedByName } : null
}

export function decideActionExtension(
  db: Db,
  actionId: string,
  decision: Pick<
    ActionExtensionRow,
    'decision' | 'grantedDueAt' | 'decisionReason' | 'decidedById' | 'decidedAt'
  >,
) {
  db.update(actionExtensions)
    .set(decision)
    .where(and(eq(actionExtensions.actionId, actionId), eq(actionExtensions.decision, 'pending')))
    .run()
}
