import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  lte,
  notExists,
  sql,
  type SQL,
} from 'drizzle-orm'
import type { EventType } from '#app/history/events.ts'
import type { Db } from '#db/client.server.ts'
import {
  conflictEntries,
  events,
  matterEntries,
  matterNumbers,
  matterRecusals,
  matters,
  suppliers,
  users,
} from '#db/schema/index.ts'
import type { LimitSettings } from './matter-limits.ts'
import type { MatterState } from './matter-state.ts'

const DAY_MS = 86_400_000

export type MatterRow = typeof matters.$inferSelect
export type MatterEntryRow = typeof matterEntries.$inferSelect

export function insertMatter(db: Db, row: typeof matters.$inferInsert) {
  db.insert(matters).values(row).run()
}

/** Whoever is recused, by name or by a relation with its supplier, is shown no matter; nor a count that holds it. */
function isVisibleTo(db: Db, userId: string) {
  const recusal = db
    .select({ one: sql`1` })
    .from(matterRecusals)
    .where(and(eq(matterRecusals.userId, userId), eq(matterRecusals.matterId, matters.id)))
  const conflict = db
    .select({ one: sql`1` })
    .from(conflictEntries)
    .where(
      and(
        eq(conflictEntries.userId, userId),
        eq(conflictEntries.supplierId, matters.supplierId),
        isNull(conflictEntries.endedAt),
        isNotNull(conflictEntries.userId),
      ),
    )
  return and(notExists(recusal), notExists(conflict))
}

export type MatterFilter = { states: readonly MatterState[]; assigneeId: string | null }

function matching({ states, assigneeId }: MatterFilter) {
  return and(
    inArray(matters.state, [...states]),
    assigneeId === null ? undefined : eq(matters.assigneeId, assigneeId),
  )
}

/** One page of matters that this person may see, newest first. */
export function findMatterPage(db: Db, userId: string, filter: MatterFilter, page: number, pageSize: number) {
  return db
    .select({
      matter: matters,
      supplierNameZh: suppliers.nameZh,
      supplierNameEn: suppliers.nameEn,
      assigneeName: users.name,
    })
    .from(matters)
    .leftJoin(suppliers, eq(suppliers.id, matters.supplierId))
    .leftJoin(users, eq(users.id, matters.assigneeId))
    .where(and(matching(filter), isVisibleTo(db, userId)))
    .orderBy(desc(matters.receivedAt), desc(matters.code))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .all()
}

export function countMatters(db: Db, userId: string, filter: MatterFilter): number {
  const row = db
    .select({ n: count() })
    .from(matters)
    .where(and(matching(filter), isVisibleTo(db, userId)))
    .get()
  return row?.n ?? 0
}

/** A matter as this person may see it; null when there is none, or none for them. */
export function findVisibleMatter(db: Db, userId: string, id: string): MatterRow | null {
  return (
    db
      .select()
      .from(matters)
      .where(and(eq(matters.id, id), isVisibleTo(db, userId)))
      .get() ?? null
  )
}

/** Matters whose result has not been told and that came in before `before`: a limit may be near. */
export function findUnansweredBefore(db: Db, before: Date, limit: number): MatterRow[] {
  return db
    .select()
    .from(matters)
    .where(and(isNull(matters.answeredAt), lte(matters.receivedAt, before)))
    .orderBy(asc(matters.receivedAt))
    .limit(limit)
    .all()
}

/** Counts of matters by year, source, topic and state, with what the report asks of them. */
export function countMatterFigures(
  db: Db,
  { matterAcknowledgeDays, matterResultDays }: LimitSettings,
  now: Date,
) {
  const { receivedAt, registeredAt, answeredAt } = matters
  const ackBy = sql`${receivedAt} + ${matterAcknowledgeDays * DAY_MS}`
  const resultBy = sql`${receivedAt} + ${matterResultDays * DAY_MS}`
  const at = now.getTime()
  const counted = (condition: SQL) =>
    sql<number>`sum(case when ${condition} then 1 else 0 end)`.mapWith(Number)
  return db
    .select({
      year: sql<number>`cast(substr(${matters.code}, 1, 4) as integer)`.mapWith(Number),
      source: matters.source,
      topic: matters.topic,
      state: matters.state,
      outcome: matters.outcome,
      count: count(),
      bySuppliers: counted(sql`${matters.reporterKind} = 'supplier'`),
      aboutSuppliers: counted(sql`${matters.supplierId} is not null`),
      anonymous: counted(sql`${matters.isAnonymous} = 1`),
      accepted: counted(sql`${matters.acceptedAt} is not null`),
      acknowledgeCounted: counted(sql`${registeredAt} is not null or ${ackBy} <= ${at}`),
      acknowledgedInTime: counted(sql`${registeredAt} <= ${ackBy}`),
      resultCounted: counted(sql`${answeredAt} is not null or ${resultBy} <= ${at}`),
      answeredInTime: counted(sql`${answeredAt} <= ${resultBy}`),
    })
    .from(matters)
    .groupBy(sql`1`, matters.source, matters.topic, matters.state, matters.outcome)
    .all()
}

/** The newest events of a matter: found by the matter's id in their data. */
export function findMatterEvents(db: Db, matterId: string, limit: number) {
  return db.select().from(events).where(isEventOf(matterId)).orderBy(desc(events.seq)).limit(limit).all()
}

/** Whether that person has an event of that type on the matter after an instant. */
export function existsMatterEvent(db: Db, matterId: string, type: EventType, actorId: string, after: Date) {
  const row = db
    .select({ seq: events.seq })
    .from(events)
    .where(and(isEventOf(matterId), eq(events.type, type), eq(events.actorId, actorId), gt(events.at, after)))
    .limit(1)
    .get()
  return row !== undefined
}

/** The expression of the index `events_matter`, word for word. */
function isEventOf(matterId: string) {
  return and(sql`json_extract(${events.data}, '$.matterId') = ${matterId}`, sql`${events.isRestricted} = 1`)
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

/** The next number of a year, counting from 1; the numbers have no gaps. */
export function takeMatterNumber(db: Db, year: number): number {
  return db
    .insert(matterNumbers)
    .values({ year, last: 1 })
    .onConflictDoUpdate({ target: matterNumbers.year, set: { last: sql`${matterNumbers.last} + 1` } })
    .returning({ last: matterNumbers.last })
    .get().last
}
