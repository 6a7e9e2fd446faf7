import { and, asc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { canBeWrittenTo } from '#app/campaigns/contact-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  matterEntries,
  matterFiles,
  matterNumbers,
  matterRecusals,
  matters,
  reporterIdentities,
  userRoles,
  users,
} from '#db/schema/index.ts'

/** A hundred letters of a reporter, as many answers, and notes: more is never a real matter. */
const MAX_ENTRIES = 500

export type MatterRow = typeof matters.$inferSelect
export type MatterEntryRow = typeof matterEntries.$inferSelect

export function insertMatter(db: Db, row: typeof matters.$inferInsert) {
  db.insert(matters).values(row).run()
}

export function findMatterById(db: Db, id: string): MatterRow | null {
  return db.select().from(matters).where(eq(matters.id, id)).get() ?? null
}

/** The matter that a case key opens; the key is given as its hash. */
export function findMatterByCaseKey(db: Db, hash: string): MatterRow | null {
  return db.select().from(matters).where(eq(matters.caseKeyHash, hash)).get() ?? null
}

export function existsMatter(db: Db): boolean {
  return db.select({ id: matters.id }).from(matters).limit(1).get() !== undefined
}

/** Changes a matter as it was read; answers whether it still was so. */
export function updateMatter(db: Db, { id, rev }: Pick<MatterRow, 'id' | 'rev'>, change: Partial<MatterRow>) {
  const { changes } = db
    .update(matters)
    .set({ ...change, rev: rev + 1 })
    .where(and(eq(matters.id, id), eq(matters.rev, rev)))
    .run()
  return changes === 1
}

export function insertEntry(db: Db, row: typeof matterEntries.$inferInsert) {
  db.insert(matterEntries).values(row).run()
}

export function insertMatterFile(db: Db, row: typeof matterFiles.$inferInsert) {
  db.insert(matterFiles).values(row).run()
}

export function insertIdentity(db: Db, row: typeof reporterIdentities.$inferInsert) {
  db.insert(reporterIdentities).values(row).run()
}

export function findIdentity(db: Db, matterId: string) {
  return db.select().from(reporterIdentities).where(eq(reporterIdentities.matterId, matterId)).get() ?? null
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

export function insertRecusal(db: Db, row: typeof matterRecusals.$inferInsert) {
  db.insert(matterRecusals).values(row).onConflictDoNothing().run()
}

/** The next number of a year, counting from 1; the numbers have no gaps. */
export function takeMatterNumber(db: Db, year: number): number {
  return db
    .insert(matterNumbers)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: matterNumbers.year, set: { last: sql`${matterNumbers.last} + 1` } })
    .returning({ last: matterNumbers.last })
    .get().last
}

export type DeskPerson = ReturnType<typeof findDeskPeople>[number]

/** Everybody of the integrity function with an open account. */
export function findDeskPeople(db: Db) {
  return peopleWith(db, 'integrity')
    .where(and(isNull(users.disabledAt), isNull(users.supplierId)))
    .all()
}

/** Administrators who can be written to. */
export function findAdministrators(db: Db) {
  return peopleWith(db, 'admin')
    .where(and(isNull(users.supplierId), canBeWrittenTo()))
    .all()
}

function peopleWith(db: Db, role: 'integrity' | 'admin') {
  return db
    .select({ id: users.id, name: users.name, email: users.email, locale: users.locale })
    .from(users)
    .innerJoin(userRoles, and(eq(userRoles.userId, users.id), eq(userRoles.role, role)))
}

/** Who is recused from a matter, by name or by a declared relation with its supplier. */
export function findRecusedIds(db: Db, matterId: string): string[] {
  return db
    .select({ id: matterRecusals.userId })
    .from(matterRecusals)
    .where(eq(matterRecusals.matterId, matterId))
    .all()
    .map(({ id }) => id)
}
