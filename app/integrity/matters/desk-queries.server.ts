import { and, asc, eq, isNull } from 'drizzle-orm'
import { canBeWrittenTo } from '#app/campaigns/contact-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { matterRecusals, userRoles, users } from '#db/schema/index.ts'
import { findRecusedFromSupplier } from '../registers/queries.server.ts'
import { findMatterById } from './queries.server.ts'

const MAX_RECUSALS = 100

export function insertRecusal(db: Db, row: typeof matterRecusals.$inferInsert) {
  db.insert(matterRecusals).values(row).onConflictDoNothing().run()
}

export function deleteRecusal(db: Db, matterId: string, userId: string) {
  db.delete(matterRecusals)
    .where(and(eq(matterRecusals.matterId, matterId), eq(matterRecusals.userId, userId)))
    .run()
}

export function findRecusals(db: Db, matterId: string) {
  return db
    .select({
      userId: users.id,
      name: users.name,
      kind: matterRecusals.kind,
      addedAt: matterRecusals.addedAt,
    })
    .from(matterRecusals)
    .innerJoin(users, eq(users.id, matterRecusals.userId))
    .where(eq(matterRecusals.matterId, matterId))
    .orderBy(asc(matterRecusals.addedAt))
    .limit(MAX_RECUSALS)
    .all()
}

/** Who is recused from a matter: named in it or set apart by hand, or with a declared relation to its supplier. */
export function findRecusedIds(db: Db, matterId: string): string[] {
  const byName = db
    .select({ id: matterRecusals.userId })
    .from(matterRecusals)
    .where(eq(matterRecusals.matterId, matterId))
    .all()
  const supplierId = findMatterById(db, matterId)?.supplierId
  const byRelation = supplierId ? findRecusedFromSupplier(db, supplierId) : []
  return [...new Set([...byName, ...byRelation].map(({ id }) => id))]
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
