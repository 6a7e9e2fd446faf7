import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { matterEntries, matterFiles, reporterIdentities, users } from '#db/schema/index.ts'

/** A hundred letters of a reporter, as many answers, and notes: more is never a real matter. */
const MAX_ENTRIES = 500

export function insertEntry(db: Db, row: typeof matterEntries.$inferInsert) {
  db.insert(matterEntries).values(row).run()
}

export function insertMatterFile(db: Db, row: typeof matterFiles.$inferInsert) {
  db.insert(matterFiles).values(row).run()
}

export function findMatterFile(db: Db, matterId: string, fileId: string) {
  return (
    db
      .select()
      .from(matterFiles)
      .where(and(eq(matterFiles.id, fileId), eq(matterFiles.matterId, matterId)))
      .get() ?? null
  )
}

export function existsEntryByOnceHash(db: Db, onceHash: string): boolean {
  return (
    db
      .select({ id: matterEntries.id })
      .from(matterEntries)
      .where(eq(matterEntries.onceHash, onceHash))
      .get() !== undefined
  )
}

/** What reporter and desk wrote to each other, oldest first, with the files of each letter. */
export function findMailboxEntries(db: Db, matterId: string) {
  return entriesOf(db, matterId, false)
}

/** The same with the desk's own notes. */
export function findAllEntries(db: Db, matterId: string) {
  return entriesOf(db, matterId, true)
}

function entriesOf(db: Db, matterId: string, withNotes: boolean) {
  const isOf = eq(matterEntries.matterId, matterId)
  const rows = db
    .select({ entry: matterEntries, authorName: users.name })
    .from(matterEntries)
    .leftJoin(users, eq(users.id, matterEntries.authorId))
    .where(withNotes ? isOf : and(isOf, ne(matterEntries.kind, 'note')))
    .orderBy(asc(matterEntries.writtenAt), asc(sql`${matterEntries}.rowid`))
    .limit(MAX_ENTRIES)
    .all()
  const ids = rows.map(({ entry }) => entry.id)
  const files = db.select().from(matterFiles).where(inArray(matterFiles.entryId, ids)).all()
  return rows.map(row => ({ ...row, files: files.filter(({ entryId }) => entryId === row.entry.id) }))
}

export function insertIdentity(db: Db, row: typeof reporterIdentities.$inferInsert) {
  db.insert(reporterIdentities).values(row).run()
}

export function findIdentity(db: Db, matterId: string) {
  return db.select().from(reporterIdentities).where(eq(reporterIdentities.matterId, matterId)).get() ?? null
}
