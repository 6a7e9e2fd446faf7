import { eq, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { sessions, userRoles, users } from '#db/schema/index.ts'
import type { Actor, Role } from './roles.ts'

export function insertSession(db: Db, row: typeof sessions.$inferInsert) {
  db.insert(sessions).values(row).run()
}

export function deleteSession(db: Db, tokenHash: string) {
  db.delete(sessions).where(eq(sessions.tokenHash, tokenHash)).run()
}

export function touchSession(db: Db, tokenHash: string, lastSeenAt: Date) {
  db.update(sessions).set({ lastSeenAt }).where(eq(sessions.tokenHash, tokenHash)).run()
}

/** Asked at every request: prepared once per connection, because building the query costs more than running it. */
export function findSessionByTokenHash(db: Db, tokenHash: string) {
  const row = preparedSession(db).get({ tokenHash })
  if (!row) return null
  const { roles, userId, name, email, supplierId, ...session } = row
  const actor: Actor = { userId, name, email, supplierId, roles: roles ? (roles.split(',') as Role[]) : [] }
  return { ...session, actor }
}

function prepareSession(db: Db) {
  return db
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
      roles: sql<string | null>`(select group_concat(${userRoles.role}) from ${userRoles} where ${userRoles.userId} = ${users.id})`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.tokenHash, sql.placeholder('tokenHash')))
    .prepare()
}

const prepared = new WeakMap<Db, ReturnType<typeof prepareSession>>()

function preparedSession(db: Db) {
  const statement = prepared.get(db) ?? prepareSession(db)
  prepared.set(db, statement)
  return statement
}
