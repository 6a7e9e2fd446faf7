import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import {
  canBeWrittenTo,
  findBuyerContacts,
  type BuyerContact,
} from '#app/campaigns/contact-queries.server.ts'
import type { Role } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import {
  counterSignatories,
  outbox,
  signingCodes,
  signings,
  suppliers,
  userRoles,
  users,
} from '#db/schema/index.ts'

/** SQLite takes at most 32,766 values in one statement. */
const IDS_PER_STATEMENT = 500
const MAX_OF_A_ROLE = 200

/** Somebody at a supplier who may sign for it. */
export type Signatory = ReturnType<typeof signatoriesOf>[number]

/**
 * Everybody who may sign for the suppliers of some signings and can be written to, by supplier code, the oldest
 * account first.
 */
export function findSignatories(db: Db, signingIds: readonly string[]): Signatory[] {
  const count = Math.ceil(signingIds.length / IDS_PER_STATEMENT)
  return Array.from({ length: count }, (_, at) =>
    signatoriesOf(db, signingIds.slice(at * IDS_PER_STATEMENT, (at + 1) * IDS_PER_STATEMENT)),
  ).flat()
}

function signatoriesOf(db: Db, signingIds: readonly string[]) {
  return db
    .select({
      signingId: signings.id,
      dueAt: signings.dueAt,
      supplierId: suppliers.id,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      userId: users.id,
      email: users.email,
      name: users.name,
      locale: users.locale,
      hasPassword: sql<number>`${users.passwordHash} is not null`.mapWith(Boolean),
    })
    .from(signings)
    .innerJoin(suppliers, eq(suppliers.id, signings.supplierId))
    .innerJoin(users, eq(users.supplierId, suppliers.id))
    .where(and(inArray(signings.id, [...signingIds]), canBeWrittenTo(), holdsOneOf(['signatory', 'owner'])))
    .orderBy(asc(suppliers.code), asc(users.createdAt))
    .all()
}

/** Of these keys those under which a mail has been queued before. */
export function findTakenKeys(db: Db, keys: readonly string[]): Set<string | null> {
  const rows = db
    .select({ key: outbox.uniqueKey })
    .from(outbox)
    .where(sql`${outbox.uniqueKey} in (select value from json_each(${JSON.stringify(keys)}))`)
    .all()
  return new Set(rows.map(({ key }) => key))
}

/** Who invited, if still there; else everybody of the buyer with one of the roles. */
export function findAnswerable(db: Db, inviterId: string | null, roles: readonly Role[]): BuyerContact[] {
  const inviter = inviterId === null ? [] : findBuyerContacts(db, [inviterId])
  if (inviter.length > 0) return inviter
  return db
    .select({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(and(isNull(users.supplierId), canBeWrittenTo(), holdsOneOf(roles)))
    .orderBy(asc(users.createdAt))
    .limit(MAX_OF_A_ROLE)
    .all()
}

export type CounterSignatoryRow = typeof counterSignatories.$inferSelect

/** The person's own power to sign for the buyer at an instant; the latest one granted. */
export function findPowerToSign(db: Db, userId: string, at: Date): CounterSignatoryRow | null {
  return (
    db
      .select()
      .from(counterSignatories)
      .where(and(eq(counterSignatories.userId, userId), holdsAt(at)))
      .orderBy(desc(counterSignatories.grantedAt))
      .limit(1)
      .get() ?? null
  )
}

/** Everybody who may sign for the buyer at an instant and can be written to. */
export function findCounterSignatoryContacts(db: Db, at: Date): BuyerContact[] {
  return db
    .selectDistinct({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(counterSignatories)
    .innerJoin(users, eq(users.id, counterSignatories.userId))
    .where(and(holdsAt(at), canBeWrittenTo(), isNull(users.supplierId)))
    .limit(MAX_OF_A_ROLE)
    .all()
}

/** All that was ever granted, latest first. */
export function findCounterSignatories(db: Db) {
  return db
    .select({ grant: counterSignatories, name: users.name, email: users.email, disabledAt: users.disabledAt })
    .from(counterSignatories)
    .innerJoin(users, eq(users.id, counterSignatories.userId))
    .orderBy(desc(counterSignatories.grantedAt), asc(counterSignatories.id))
    .limit(MAX_OF_A_ROLE)
    .all()
}

export function findCounterSignatoryById(db: Db, id: string): CounterSignatoryRow | null {
  return db.select().from(counterSignatories).where(eq(counterSignatories.id, id)).get() ?? null
}

export function insertCounterSignatory(db: Db, row: CounterSignatoryRow) {
  db.insert(counterSignatories).values(row).run()
}

export function updateCounterSignatory(db: Db, id: string, untilAt: Date) {
  db.update(counterSignatories).set({ untilAt }).where(eq(counterSignatories.id, id)).run()
}

/** People of the buyer who can be given the power to sign. */
export function findBuyerPeople(db: Db) {
  return db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(isNull(users.supplierId), isNull(users.disabledAt)))
    .orderBy(asc(users.name), asc(users.id))
    .limit(MAX_OF_A_ROLE)
    .all()
}

export type CodeRow = typeof signingCodes.$inferSelect

/** A new code for the same subject voids the person's earlier ones. */
export function replaceCode(db: Db, row: typeof signingCodes.$inferInsert) {
  db.delete(signingCodes)
    .where(and(eq(signingCodes.userId, row.userId), eq(signingCodes.subject, row.subject)))
    .run()
  db.insert(signingCodes).values(row).run()
}

export function findCode(db: Db, userId: string, subject: string): CodeRow | null {
  return (
    db
      .select()
      .from(signingCodes)
      .where(and(eq(signingCodes.userId, userId), eq(signingCodes.subject, subject)))
      .get() ?? null
  )
}

export function updateCode(db: Db, id: string, change: Partial<CodeRow>) {
  db.update(signingCodes).set(change).where(eq(signingCodes.id, id)).run()
}

export function deleteCodesBefore(db: Db, before: Date): number {
  return db
    .delete(signingCodes)
    .where(sql`${signingCodes.expiresAt} < ${before.getTime()}`)
    .run().changes
}

function holdsAt(at: Date) {
  return and(
    sql`${counterSignatories.fromAt} <= ${at.getTime()}`,
    sql`(${counterSignatories.untilAt} is null or ${counterSignatories.untilAt} > ${at.getTime()})`,
  )
}

function holdsOneOf(roles: readonly Role[]) {
  return sql`exists (select 1 from ${userRoles} where ${userRoles.userId} = ${users.id}
    and ${inArray(userRoles.role, [...roles])})`
}
