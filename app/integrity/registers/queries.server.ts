import { and, count, desc, eq, gte, inArray, isNotNull, isNull, lte, sql, sum } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { conflictEntries, giftEntries, suppliers, users } from '#db/schema/index.ts'
import type { ConflictKind } from './vocabulary.ts'

export type ConflictRow = typeof conflictEntries.$inferSelect

/** A questionnaire takes 50 rows of each kind; a supplier's conflicts of all years are few. */
const MAX_PER_SUPPLIER = 500
/** People of one buyer. */
const MAX_PEOPLE = 1000

const supplierNames = { code: suppliers.code, nameZh: suppliers.nameZh, nameEn: suppliers.nameEn }

export function replaceGifts(db: Db, assessmentId: string, rows: (typeof giftEntries.$inferInsert)[]) {
  db.delete(giftEntries).where(eq(giftEntries.assessmentId, assessmentId)).run()
  for (const row of rows) db.insert(giftEntries).values(row).run()
}

/** Conflicts of a supplier that have not ended, newest declaration first. */
export function findConflictsBySupplierId(db: Db, supplierId: string): ConflictRow[] {
  return db
    .select()
    .from(conflictEntries)
    .where(and(eq(conflictEntries.supplierId, supplierId), isNull(conflictEntries.endedAt)))
    .orderBy(desc(conflictEntries.declaredAt))
    .limit(MAX_PER_SUPPLIER)
    .all()
}

export function findConflictById(db: Db, id: string): ConflictRow | null {
  return db.select().from(conflictEntries).where(eq(conflictEntries.id, id)).get() ?? null
}

export function insertConflict(db: Db, row: typeof conflictEntries.$inferInsert) {
  db.insert(conflictEntries).values(row).run()
}

export function updateConflict(db: Db, id: string, change: Partial<ConflictRow>) {
  db.update(conflictEntries).set(change).where(eq(conflictEntries.id, id)).run()
}

export function deleteConflicts(db: Db, ids: string[]) {
  if (ids.length > 0) db.delete(conflictEntries).where(inArray(conflictEntries.id, ids)).run()
}

/** People of ours who keep away from a supplier: a declared relation has been linked to them and has not ended. */
export function findRecusedFromSupplier(db: Db, supplierId: string): { id: string; name: string }[] {
  return db
    .selectDistinct({ id: users.id, name: users.name })
    .from(conflictEntries)
    .innerJoin(users, eq(users.id, conflictEntries.userId))
    .where(
      and(
        eq(conflictEntries.supplierId, supplierId),
        isNull(conflictEntries.endedAt),
        isNotNull(conflictEntries.userId),
      ),
    )
    .orderBy(users.name)
    .limit(MAX_PER_SUPPLIER)
    .all()
}

/** The same for all suppliers at once: who keeps away, by supplier. Declared relations with people of ours are few. */
export function findRecusedBySupplier(db: Db): Map<string, { id: string; name: string }[]> {
  const rows = db
    .selectDistinct({ supplierId: conflictEntries.supplierId, id: users.id, name: users.name })
    .from(conflictEntries)
    .innerJoin(users, eq(users.id, conflictEntries.userId))
    .where(and(isNull(conflictEntries.endedAt), isNotNull(conflictEntries.userId)))
    .orderBy(users.name)
    .all()
  const recused = new Map<string, { id: string; name: string }[]>()
  for (const { supplierId, ...person } of rows)
    recused.set(supplierId, [...(recused.get(supplierId) ?? []), person])
  return recused
}

export type GiftFilter = { from: string | null; to: string | null; minValue: number | null; q: string | null }

function giftsMatching({ from, to, minValue, q }: GiftFilter) {
  const like = q === null ? null : `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return and(
    from === null ? undefined : gte(giftEntries.heldOn, from),
    to === null ? undefined : lte(giftEntries.heldOn, to),
    minValue === null ? undefined : gte(giftEntries.value, minValue),
    like === null
      ? undefined
      : sql`(${giftEntries.person} like ${like} escape '\\' or ${giftEntries.item} like ${like} escape '\\' or ${suppliers.nameZh} like ${like} escape '\\' or ${suppliers.nameEn} like ${like} escape '\\' or ${suppliers.code} like ${like} escape '\\')`,
  )
}

/** A page of declared gifts, newest first. */
export function findGiftPage(db: Db, filter: GiftFilter, page: number, pageSize: number) {
  return db
    .select({ gift: giftEntries, ...supplierNames })
    .from(giftEntries)
    .innerJoin(suppliers, eq(suppliers.id, giftEntries.supplierId))
    .where(giftsMatching(filter))
    .orderBy(desc(giftEntries.heldOn), desc(giftEntries.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .all()
}

/** How many gifts, and what they are worth together. */
export function sumGifts(db: Db, filter: GiftFilter) {
  const row = db
    .select({ n: count(), value: sum(giftEntries.value).mapWith(Number) })
    .from(giftEntries)
    .innerJoin(suppliers, eq(suppliers.id, giftEntries.supplierId))
    .where(giftsMatching(filter))
    .get()
  return { count: row?.n ?? 0, value: row?.value ?? 0 }
}

export type ConflictFilter = { kind: ConflictKind | null; linked: 'yes' | 'no' | null; ended: boolean }

function conflictsMatching({ kind, linked, ended }: ConflictFilter) {
  return and(
    kind === null ? undefined : eq(conflictEntries.kind, kind),
    linked === null
      ? undefined
      : linked === 'yes'
        ? isNotNull(conflictEntries.userId)
        : isNull(conflictEntries.userId),
    ended ? isNotNull(conflictEntries.endedAt) : isNull(conflictEntries.endedAt),
  )
}

/** A page of declared conflicts, newest declaration first. */
export function findConflictPage(db: Db, filter: ConflictFilter, page: number, pageSize: number) {
  return selectConflicts(db)
    .where(conflictsMatching(filter))
    .orderBy(desc(conflictEntries.declaredAt), desc(conflictEntries.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .all()
}

export function countConflicts(db: Db, filter: ConflictFilter): number {
  return db.select({ n: count() }).from(conflictEntries).where(conflictsMatching(filter)).get()?.n ?? 0
}

export function findConflictWithNames(db: Db, id: string) {
  return selectConflicts(db).where(eq(conflictEntries.id, id)).get() ?? null
}

function selectConflicts(db: Db) {
  return db
    .select({ conflict: conflictEntries, ...supplierNames, userName: users.name })
    .from(conflictEntries)
    .innerJoin(suppliers, eq(suppliers.id, conflictEntries.supplierId))
    .leftJoin(users, eq(users.id, conflictEntries.userId))
    .$dynamic()
}

/** People of the buyer with an open account: those whom a declared relation can mean. */
export function findBuyerPeople(db: Db) {
  return db
    .select({ id: users.id, name: users.name, email: users.email })
    .from(users)
    .where(and(isNull(users.supplierId), isNull(users.disabledAt)))
    .orderBy(users.name)
    .limit(MAX_PEOPLE)
    .all()
}
