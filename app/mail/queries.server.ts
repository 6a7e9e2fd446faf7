import type { Db } from '#db/client.server.ts'
import { outbox } from '#db/schema/index.ts'

export type OutboxInsert = typeof outbox.$inferInsert

/** Queues a row; a second one with the same unique key is silently not queued. */
export function insertOutbox(db: Db, row: OutboxInsert) {
  db.insert(outbox).values(row).onConflictDoNothing({ target: outbox.uniqueKey }).run()
}
