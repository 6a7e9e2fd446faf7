import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { preparedOnce } from '#db/prepared.server.ts'
import { events } from '#db/schema/index.ts'
import { FIRST_PREVIOUS_HASH, hashOfEvent, type LedgerRow } from './event-hash.server.ts'

export type NewEvent = Omit<typeof events.$inferInsert, 'seq' | 'hash' | 'previousHash'>
/** The place of an event in the chain. */
export type LedgerHead = { seq: number; hash: string }
export type ChainedRow = LedgerRow & { previousHash: string; hash: string }

const CHAINED_AT_A_TIME = 2000

/**
 * Appends an event that builds on the last one. Call it inside an immediate transaction: what is the last one
 * is read from the database each time, so that other processes and savepoints rolled back leave no gap.
 */
export function insertEvent(db: Db, row: NewEvent): LedgerHead {
  return insertEvents(db, [row])
}

/** Appends many in their order, and answers the last; for none the one that was the last before. */
export function insertEvents(db: Db, rows: readonly NewEvent[]): LedgerHead {
  const statements = statementsOf(db)
  let head = findLedgerHead(db)
  for (const row of rows) {
    const content = toLedgerRow(row, head.seq + 1)
    const hash = hashOfEvent(content, head.hash)
    statements.insert.run({ ...content, previousHash: head.hash, hash })
    head = { seq: content.seq, hash }
  }
  return head
}

/**
 * The last event: what the next one builds on. Its number is the highest ever given, so that the place of an
 * event that was removed stays empty.
 */
export function findLedgerHead(db: Db): LedgerHead {
  const { head } = statementsOf(db)
  const last = head.get()
  if (last?.hash !== '') return { seq: last?.seq ?? 0, hash: last?.hash ?? FIRST_PREVIOUS_HASH }
  chainOldEvents(db)
  return findLedgerHead(db)
}

/** Chains the events of a database from before there was a chain, if any. Call it inside an immediate transaction. */
export function chainOldEvents(db: Db) {
  if (statementsOf(db).head.get()?.hash !== '') return
  const { seq: first } = db.get<{ seq: number | null }>(
    sql`select min(${events.seq}) as seq from ${events} where ${events.hash} = ''`,
  )
  if (first === null) return
  const { chain } = statementsOf(db)
  let before = first - 1
  let previousHash = hashBefore(db, first)
  for (;;) {
    const rows = findLedgerRows(db, before, CHAINED_AT_A_TIME)
    for (const row of rows) {
      const hash = hashOfEvent(row, previousHash)
      chain.run({ seq: row.seq, previousHash, hash })
      previousHash = hash
    }
    const last = rows.at(-1)
    if (!last) return
    before = last.seq
  }
}

/** In the order of the chain, as they are kept; those after an event. */
export function findLedgerRows(db: Db, after: number, limit: number): ChainedRow[] {
  return db.all<ChainedRow>(sql`
    select seq, at, type, actor_id as actorId, actor_name as actorName, ip, supplier_id as supplierId,
      campaign_id as campaignId, assessment_id as assessmentId, user_id as userId,
      is_restricted as isRestricted, data, previous_hash as previousHash, hash
    from ${events} where seq > ${after} order by seq limit ${limit}`)
}

/** All of them in the order of the chain, read a little at a time. */
export function* eachLedgerRow(db: Db): Generator<ChainedRow> {
  for (let after = 0; ;) {
    const rows = findLedgerRows(db, after, CHAINED_AT_A_TIME)
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.seq
  }
}

/** The highest number an event was ever given; 0 when there has been none. */
export function findLastGivenSeq(db: Db): number {
  const row = db.get<{ seq: number } | undefined>(sql`select seq from sqlite_sequence where name = 'events'`)
  return row?.seq ?? 0
}

function hashBefore(db: Db, seq: number) {
  const row = db.get<{ hash: string } | undefined>(
    sql`select hash from ${events} where ${events.seq} < ${seq} order by ${events.seq} desc limit 1`,
  )
  return row?.hash ?? FIRST_PREVIOUS_HASH
}

function toLedgerRow(row: NewEvent, seq: number): LedgerRow {
  return {
    seq,
    at: row.at.getTime(),
    type: row.type,
    actorId: row.actorId ?? null,
    actorName: asKept(row.actorName),
    ip: row.ip ?? null,
    supplierId: row.supplierId ?? null,
    campaignId: row.campaignId ?? null,
    assessmentId: row.assessmentId ?? null,
    userId: row.userId ?? null,
    isRestricted: Number(row.isRestricted ?? false),
    data: JSON.stringify(row.data),
  }
}

/** The database keeps half a character as another one. */
function asKept(text: string) {
  return Buffer.from(text, 'utf8').toString('utf8')
}

/** Prepared, because autosave writes an event for every save. */
const statementsOf = preparedOnce(prepareStatements)

function prepareStatements(db: Db) {
  const given = (name: keyof ChainedRow) => sql`${sql.placeholder(name)}`
  return {
    head: db
      .select({
        seq: sql<number>`(select seq from sqlite_sequence where name = 'events')`,
        hash: events.hash,
      })
      .from(events)
      .orderBy(sql`${events.seq} desc`)
      .limit(1)
      .prepare(),
    insert: db
      .insert(events)
      .values({
        seq: given('seq'),
        at: given('at'),
        type: given('type'),
        actorId: given('actorId'),
        actorName: given('actorName'),
        ip: given('ip'),
        supplierId: given('supplierId'),
        campaignId: given('campaignId'),
        assessmentId: given('assessmentId'),
        userId: given('userId'),
        data: given('data'),
        isRestricted: given('isRestricted'),
        previousHash: given('previousHash'),
        hash: given('hash'),
      })
      .prepare(),
    chain: db
      .update(events)
      .set({ previousHash: given('previousHash'), hash: given('hash') })
      .where(sql`${events.seq} = ${sql.placeholder('seq')}`)
      .prepare(),
  }
}
