import { desc, eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { actionComments, users } from '#db/schema/index.ts'

/** Far more than two sides write about one action. */
const MAX_COMMENTS = 500

export function insertActionComment(db: Db, row: typeof actionComments.$inferInsert) {
  db.insert(actionComments).values(row).run()
}

/** The newest, in the order they were written, also when the clock was put back meanwhile. */
export function findActionComments(db: Db, actionId: string) {
  const newestFirst = db
    .select({
      id: actionComments.id,
      body: actionComments.body,
      authorName: users.name,
      isFromSupplier: actionComments.isFromSupplier,
      writtenAt: actionComments.writtenAt,
    })
    .from(actionComments)
    .innerJoin(users, eq(users.id, actionComments.authorId))
    .where(eq(actionComments.actionId, actionId))
    .orderBy(desc(sql`${actionComments}.rowid`))
    .limit(MAX_COMMENTS)
    .all()
  return newestFirst.reverse()
}

/** The last word on an action. */
export function findLatestActionComment(db: Db, actionId: string) {
  return db
    .select()
    .from(actionComments)
    .where(eq(actionComments.actionId, actionId))
    .orderBy(desc(sql`${actionComments}.rowid`))
    .limit(1)
    .get()
}
