import { and, asc, count, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { insertMany } from '#db/insert-many.server.ts'
import { accountTokens, suppliers, userRoles, users } from '#db/schema/index.ts'
import { toRoles, type Role, type TokenKind } from './roles.ts'

export const PEOPLE_PER_PAGE = 50
const MOST_PEOPLE_OF_A_SUPPLIER = 200

/** A person's roles in one column, comma separated; read it back with `toRoles`. */
export const rolesOfUser = sql<
  string | null
>`(select group_concat(${userRoles.role}) from ${userRoles} where ${userRoles.userId} = ${users.id})`
const invitedUntil = sql<
  number | null
>`(select max(${accountTokens.expiresAt}) from ${accountTokens} where ${accountTokens.userId} = ${users.id} and ${accountTokens.kind} = 'invitation' and ${accountTokens.usedAt} is null)`

const personColumns = {
  id: users.id,
  email: users.email,
  name: users.name,
  locale: users.locale,
  supplierId: users.supplierId,
  hasPassword: sql<number>`${users.passwordHash} is not null`,
  createdAt: users.createdAt,
  lastSignInAt: users.lastSignInAt,
  disabledAt: users.disabledAt,
  roles: rolesOfUser,
  invitedUntil,
}

export type Person = ReturnType<typeof toPerson>

export function findPersonById(db: Db, id: string): Person | null {
  const row = db.select(personColumns).from(users).where(eq(users.id, id)).get()
  return row ? toPerson(row) : null
}

/** People of one supplier by name, or with null the buyer's, one page of them; pages count from 1. */
export function findPeople(db: Db, supplierId: string | null, page: number): Person[] {
  const rows = db
    .select(personColumns)
    .from(users)
    .where(ofSide(supplierId))
    .orderBy(asc(users.name), asc(users.id))
    .limit(PEOPLE_PER_PAGE)
    .offset((page - 1) * PEOPLE_PER_PAGE)
    .all()
  return rows.map(toPerson)
}

export function countPeople(db: Db, supplierId: string | null): number {
  return db.select({ n: count() }).from(users).where(ofSide(supplierId)).get()?.n ?? 0
}

/** The contacts of a supplier, oldest account first. */
export function findPeopleBySupplierId(db: Db, supplierId: string): Person[] {
  const rows = db
    .select(personColumns)
    .from(users)
    .where(eq(users.supplierId, supplierId))
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(MOST_PEOPLE_OF_A_SUPPLIER)
    .all()
  return rows.map(toPerson)
}

/** With the password's hash: only for signing in and changing passwords. */
export function findUserByEmail(db: Db, email: string) {
  return db.select().from(users).where(eq(users.email, email)).get() ?? null
}

/** With the password's hash: only for signing in and changing passwords. */
export function findUserById(db: Db, id: string) {
  return db.select().from(users).where(eq(users.id, id)).get() ?? null
}

/** Active people of a side who hold a role, one of them left out: is somebody left without that one? */
export function countOtherActiveHolders(db: Db, role: Role, supplierId: string | null, exceptUserId: string) {
  const isOtherActiveHolder = and(
    ofSide(supplierId),
    eq(userRoles.role, role),
    ne(users.id, exceptUserId),
    isNull(users.disabledAt),
    isNotNull(users.passwordHash),
  )
  const found = db
    .select({ n: count() })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(isOtherActiveHolder)
    .get()
  return found?.n ?? 0
}

export function insertUser(db: Db, row: typeof users.$inferInsert, roles: readonly Role[]) {
  db.insert(users).values(row).run()
  insertRoles(db, row.id, roles)
}

export function updateUser(db: Db, id: string, change: Partial<typeof users.$inferInsert>) {
  db.update(users).set(change).where(eq(users.id, id)).run()
}

export function replaceRoles(db: Db, userId: string, roles: readonly Role[]) {
  db.delete(userRoles).where(eq(userRoles.userId, userId)).run()
  insertRoles(db, userId, roles)
}

export function findSupplierNames(db: Db, supplierId: string) {
  const names = { nameZh: suppliers.nameZh, nameEn: suppliers.nameEn }
  return db.select(names).from(suppliers).where(eq(suppliers.id, supplierId)).get() ?? null
}

export function insertToken(db: Db, row: typeof accountTokens.$inferInsert) {
  db.insert(accountTokens).values(row).run()
}

export function insertTokens(db: Db, rows: (typeof accountTokens.$inferInsert)[]) {
  insertMany(db, accountTokens, rows)
}

export function findToken(db: Db, tokenHash: string) {
  return db.select().from(accountTokens).where(eq(accountTokens.tokenHash, tokenHash)).get() ?? null
}

export function markTokenUsed(db: Db, tokenHash: string, usedAt: Date) {
  db.update(accountTokens).set({ usedAt }).where(eq(accountTokens.tokenHash, tokenHash)).run()
}

export function deleteUnusedTokens(db: Db, userId: string, kind?: TokenKind) {
  const isUnused = and(eq(accountTokens.userId, userId), isNull(accountTokens.usedAt))
  db.delete(accountTokens)
    .where(kind ? and(isUnused, eq(accountTokens.kind, kind)) : isUnused)
    .run()
}

/** The same for many people in one statement. */
export function deleteUnusedTokensOf(db: Db, userIds: string[], kind: TokenKind) {
  const isOfThem = sql`${accountTokens.userId} in (select value from json_each(${JSON.stringify(userIds)}))`
  db.delete(accountTokens)
    .where(and(isOfThem, eq(accountTokens.kind, kind), isNull(accountTokens.usedAt)))
    .run()
}

type PersonRow = Pick<
  typeof users.$inferSelect,
  'id' | 'email' | 'name' | 'locale' | 'supplierId' | 'createdAt' | 'lastSignInAt' | 'disabledAt'
> & { hasPassword: number; roles: string | null; invitedUntil: number | null }

function toPerson({ hasPassword, roles, invitedUntil, ...row }: PersonRow) {
  return {
    ...row,
    hasPassword: hasPassword === 1,
    roles: toRoles(roles),
    invitedUntil: invitedUntil === null ? null : new Date(invitedUntil),
  }
}

function ofSide(supplierId: string | null) {
  return supplierId === null ? isNull(users.supplierId) : eq(users.supplierId, supplierId)
}

function insertRoles(db: Db, userId: string, roles: readonly Role[]) {
  const rows = [...new Set(roles)].map(role => ({ userId, role }))
  if (rows.length > 0) db.insert(userRoles).values(rows).run()
}
