import { and, desc, eq, lte, ne, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { preparedOnce } from '#db/prepared.server.ts'
import { sessions, users } from '#db/schema/index.ts'
import { rolesOfUser } from './queries.server.ts'
import { toRoles, type Actor } from './roles.ts'

const MOST_SESSIONS_LISTED = 50

const listedColumns = {
  publicId: sessions.publicId,
  createdAt: sessions.createdAt,
  lastSeenAt: sessions.lastSeenAt,
  endsAt: sessions.endsAt,
  ip: sessions.ip,
  userAgent: sessions.userAgent,
}

export function insertSession(db: Db, row: typeof sessions.$inferInsert) {
  db.insert(sessions).values(row).run()
}

export function deleteSession(db: Db, tokenHash: string) {
  return db.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run().changes
}

/** Ends one session named by its public id, if it is that person's; answers how many were ended. */
export function deleteSessionOfUser(db: Db, userId: string, publicId: string) {
  const isTheirs = and(eq(sessions.userId, userId), eq(sessions.publicId, publicId))
  return db.delete(sessions).where(isTheirs).run().changes
}

/** Ends every session of a person, but for one when named; answers how many were ended. */
export function deleteSessionsOfUser(db: Db, userId: string, exceptPublicId: string | null) {
  const isTheirs = eq(sessions.userId, userId)
  const isMeant = exceptPublicId ? and(isTheirs, ne(sessions.publicId, exceptPublicId)) : isTheirs
  return db.delete(sessions).where(isMeant).run().changes
}

export function deleteSessionsEndedBy(db: Db, now: Date) {
  db.delete(sessions).where(lte(sessions.endsAt, now)).run()
}

/** Newest activity first. */
export function findSessionsByUserId(db: Db, userId: string) {
  return db
    .select(listedColumns)
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sessions.lastSeenAt))
    .limit(MOST_SESSIONS_LISTED)
    .all()
}

export function touchSession(db: Db, tokenHash: string, lastSeenAt: Date) {
  db.update(sessions).set({ lastSeenAt }).where(eq(sessions.tokenHash, tokenHash)).run()
}

/** Asked at every request. */
export function findSessionByTokenHash(db: Db, tokenHash: string) {
  const row = preparedSession(db).get({ tokenHash })
  if (!row) return null
  const { roles, userId, name, email, supplierId, ...session } = row
  const actor: Actor = { userId, name, email, supplierId, roles: toRoles(roles) }
  return { ...session, actor }
}

const preparedSession = preparedOnce(db =>
  db
    .select({
      publicId: sessions.publicId,
      lastSeenAt: sessions.lastSeenAt,
      endsAt: sessions.endsAt,
      userId: users.id,
      name: users.name,
      email: users.email,
      supplierId: users.supplierId,
      locale: users.locale,
      disabledAt: users.disabledAt,
      roles: rolesOfUser,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.tokenHash, sql.placeholder('tokenHash')))
    .prepare(),
)
