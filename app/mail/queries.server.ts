import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  getTableColumns,
  gt,
  inArray,
  isNotNull,
  lte,
  not,
  sql,
  type SQL,
} from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { insertMany } from '#db/insert-many.server.ts'
import { outbox, suppliers, users } from '#db/schema/index.ts'
import type { MailKind } from '#emails/messages.ts'
import type { MailState } from './mail-state.ts'

export type OutboxRow = typeof outbox.$inferSelect
export type OutboxInsert = typeof outbox.$inferInsert

export const OUTBOX_PAGE_SIZE = 50

/** Queues a row; a second one with the same unique key is not queued. Answers whether it was. */
export function insertOutbox(db: Db, row: OutboxInsert): boolean {
  return db.insert(outbox).values(row).onConflictDoNothing({ target: outbox.uniqueKey }).run().changes === 1
}

/** Queues many rows; those whose unique key is taken are not queued again. */
export function insertManyOutbox(db: Db, rows: OutboxInsert[]) {
  insertMany(db, outbox, rows, { skipTaken: outbox.uniqueKey })
}

/** `latest`: no mail is ever put off beyond it, so that one that is comes from a clock that was ahead. */
export type ClaimTimes = { now: Date; leaseUntil: Date; latest: Date }

/**
 * Takes up to `limit` due mails for this worker by moving their next attempt to the end of the lease. A worker
 * that dies holding them loses them to the next one when the lease is over.
 */
export function claimDueOutbox(db: Db, times: ClaimTimes, limit: number): OutboxRow[] {
  const { now, leaseUntil, latest } = times
  const due = findQueuedIds(db, lte(outbox.nextAttemptAt, now), limit)
  const stuck =
    due.length < limit ? findQueuedIds(db, gt(outbox.nextAttemptAt, latest), limit - due.length) : []
  return db
    .update(outbox)
    .set({ attempts: sql`${outbox.attempts} + 1`, nextAttemptAt: leaseUntil })
    .where(inArray(outbox.id, [...due, ...stuck]))
    .returning()
    .all()
}

function findQueuedIds(db: Db, isDue: SQL, limit: number): string[] {
  return db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.state, 'queued'), isDue))
    .orderBy(asc(outbox.nextAttemptAt))
    .limit(limit)
    .all()
    .map(({ id }) => id)
}

/** A mail as it was claimed: its next attempt is the end of the lease. */
type Claimed = Pick<OutboxRow, 'id' | 'nextAttemptAt'>

/** Prolongs the claim of a mail and answers the mail as it is now; null once it has gone to another worker. */
export function renewClaim(db: Db, claimed: Claimed, leaseUntil: Date): OutboxRow | null {
  const change = { nextAttemptAt: leaseUntil }
  return db.update(outbox).set(change).where(isHeld(claimed)).returning().get() ?? null
}

/** Undoes a claim: the mail is due again at once and its attempt does not count. Not once another worker has it. */
export function giveBackOutbox(db: Db, claimed: Claimed, now: Date) {
  db.update(outbox)
    .set({ attempts: sql`${outbox.attempts} - 1`, nextAttemptAt: now })
    .where(isHeld(claimed))
    .run()
}

/** Writes what became of a claimed mail, unless another worker has it; answers whether it was written. */
export function settleOutbox(db: Db, claimed: Claimed, change: Partial<OutboxInsert>): boolean {
  return db.update(outbox).set(change).where(isHeld(claimed)).run().changes === 1
}

function isHeld({ id, nextAttemptAt }: Claimed) {
  return and(eq(outbox.id, id), eq(outbox.state, 'queued'), eq(outbox.nextAttemptAt, nextAttemptAt))
}

export function existsMailWithKey(db: Db, uniqueKey: string): boolean {
  const row = db.select({ id: outbox.id }).from(outbox).where(eq(outbox.uniqueKey, uniqueKey)).get()
  return row !== undefined
}

/** Given-up mails to addresses that no mail server has refused for good, oldest first. */
export function findDeadOutbox(db: Db, limit: number): OutboxRow[] {
  return db
    .select()
    .from(outbox)
    .where(and(eq(outbox.state, 'dead'), not(isToRefusedAddress(db))))
    .orderBy(asc(outbox.createdAt))
    .limit(limit)
    .all()
}

/** How many given-up mails are to addresses that a mail server has refused for good. */
export function countDeadToRefused(db: Db): number {
  const isMeant = and(eq(outbox.state, 'dead'), isToRefusedAddress(db))
  return db.select({ count: count() }).from(outbox).where(isMeant).get()?.count ?? 0
}

function isToRefusedAddress(db: Db) {
  const isRefused = and(eq(users.email, outbox.toAddress), isNotNull(users.undeliverableAt))
  return exists(db.select({ id: users.id }).from(users).where(isRefused))
}

export function updateOutbox(db: Db, id: string, change: Partial<OutboxInsert>) {
  db.update(outbox).set(change).where(eq(outbox.id, id)).run()
}

export function findOutboxById(db: Db, id: string): OutboxRow | null {
  return db.select().from(outbox).where(eq(outbox.id, id)).get() ?? null
}

export type OutboxFilter = { state: MailState | null; kind: MailKind | null }

/**
 * One page, newest first, with the supplier each mail is about; `page` starts at 1. Which mails it holds is read
 * from an index alone, so that the last page of a hundred thousand does not read all mails before it.
 */
export function findOutboxPage(db: Db, filter: OutboxFilter, page: number) {
  const row = sql`${outbox}.rowid`
  const wanted = db
    .select({ row })
    .from(outbox)
    .where(matching(filter))
    .orderBy(desc(outbox.createdAt), desc(row))
    .limit(OUTBOX_PAGE_SIZE)
    .offset((page - 1) * OUTBOX_PAGE_SIZE)
  return db
    .select({
      ...getTableColumns(outbox),
      supplierNameZh: suppliers.nameZh,
      supplierNameEn: suppliers.nameEn,
    })
    .from(outbox)
    .leftJoin(suppliers, eq(suppliers.id, outbox.supplierId))
    .where(sql`${row} in ${wanted}`)
    .orderBy(desc(outbox.createdAt), desc(row))
    .all()
}

export function countOutbox(db: Db, filter: OutboxFilter): number {
  return db.select({ count: count() }).from(outbox).where(matching(filter)).get()?.count ?? 0
}

function matching({ state, kind }: OutboxFilter) {
  return and(state ? eq(outbox.state, state) : undefined, kind ? eq(outbox.kind, kind) : undefined)
}

/** One page of the mails about a supplier, newest first; `page` starts at 1. */
export function findOutboxBySupplierId(db: Db, supplierId: string, page: number) {
  return db
    .select()
    .from(outbox)
    .where(eq(outbox.supplierId, supplierId))
    .orderBy(desc(outbox.createdAt))
    .limit(OUTBOX_PAGE_SIZE)
    .offset((page - 1) * OUTBOX_PAGE_SIZE)
    .all()
}

export function countOutboxBySupplierId(db: Db, supplierId: string): number {
  return db.select({ count: count() }).from(outbox).where(eq(outbox.supplierId, supplierId)).get()?.count ?? 0
}

export function countOutboxByState(db: Db): Record<MailState, number> {
  const rows = db.select({ state: outbox.state, count: count() }).from(outbox).groupBy(outbox.state).all()
  return {
    queued: 0,
    sent: 0,
    dead: 0,
    dropped: 0,
    ...Object.fromEntries(rows.map(row => [row.state, row.count])),
  }
}
