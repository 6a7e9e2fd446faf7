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
  lt,
  lte,
  sql,
  type SQL,
} from 'drizzle-orm'
import { canBeWrittenTo, type BuyerContact } from '#app/campaigns/contact-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { correctiveActions, events, measureCases, suppliers, userRoles, users } from '#db/schema/index.ts'
import type { CaseState } from './case-state.ts'
import type { CaseRow } from './queries.server.ts'
import type { CaseCause } from './vocabulary.ts'

export const CASES_PER_PAGE = 50
/** Of one supplier, newest first: more than there ever are. */
const MOST_OF_SUPPLIER = 100
/** More than a committee has members. */
const MOST_MEMBERS = 100

/** A case with its supplier. */
export type ListedCase = ReturnType<typeof findOpenCases>[number]

export type CaseFilter = { states: readonly CaseState[]; cause: CaseCause | null }

/** Cases that are not over, one page (from 1): those without a deadline first, then by what is due first. */
export function openCasesQuery(db: Db, { states, cause }: CaseFilter, page: number) {
  return selectCases(db)
    .where(and(inArray(measureCases.state, [...states]), isCause(cause)))
    .orderBy(asc(measureCases.dueAt), asc(measureCases.openedAt))
    .limit(CASES_PER_PAGE)
    .offset((page - 1) * CASES_PER_PAGE)
}

export function findOpenCases(db: Db, filter: CaseFilter, page: number) {
  return openCasesQuery(db, filter, page).all()
}

/** Cases that are over, the last ended first. */
export function endedCasesQuery(db: Db, cause: CaseCause | null, page: number) {
  return selectCases(db)
    .where(and(isNotNull(measureCases.endedAt), isCause(cause)))
    .orderBy(desc(measureCases.endedAt))
    .limit(CASES_PER_PAGE)
    .offset((page - 1) * CASES_PER_PAGE)
}

export function findEndedCases(db: Db, cause: CaseCause | null, page: number) {
  return endedCasesQuery(db, cause, page).all()
}

export function countCases(db: Db, { states, cause }: CaseFilter): number {
  const condition = and(inArray(measureCases.state, [...states]), isCause(cause))
  return db.select({ rows: count() }).from(measureCases).where(condition).get()?.rows ?? 0
}

/** Of one supplier, newest first. */
export function findCasesBySupplierId(db: Db, supplierId: string): ListedCase[] {
  return selectCases(db)
    .where(eq(measureCases.supplierId, supplierId))
    .orderBy(desc(measureCases.openedAt))
    .limit(MOST_OF_SUPPLIER)
    .all()
}

export function findListedCase(db: Db, id: string): ListedCase | null {
  return selectCases(db).where(eq(measureCases.id, id)).get() ?? null
}

/** Members of the committee who can be written to. */
export function findCommittee(db: Db): BuyerContact[] {
  return db
    .select({ id: users.id, name: users.name, email: users.email, locale: users.locale })
    .from(users)
    .innerJoin(userRoles, and(eq(userRoles.userId, users.id), eq(userRoles.role, 'committee')))
    .where(and(isNull(users.supplierId), canBeWrittenTo()))
    .limit(MOST_MEMBERS)
    .all()
}

/** Cases whose time has run out, the longest over first. */
export function casesOverQuery(db: Db, now: Date, limit: number) {
  return db
    .select()
    .from(measureCases)
    .where(and(inArray(measureCases.state, WITH_TIME), lt(measureCases.dueAt, now)))
    .orderBy(asc(measureCases.dueAt))
    .limit(limit)
}

export function findCasesOver(db: Db, now: Date, limit: number): CaseRow[] {
  return casesOverQuery(db, now, limit).all()
}

/** Cases whose time runs out until an instant, the first to do so first. */
export function findCasesDueUntil(db: Db, until: Date, limit: number): ListedCase[] {
  return selectCases(db)
    .where(and(inArray(measureCases.state, WITH_TIME), lte(measureCases.dueAt, until)))
    .orderBy(asc(measureCases.dueAt))
    .limit(limit)
    .all()
}

/** Decisions that are due and of which the committee has not been told. */
export function findUntoldCases(db: Db, limit: number): ListedCase[] {
  return selectCases(db)
    .where(and(eq(measureCases.state, 'decision-due'), isNull(measureCases.committeeToldAt)))
    .orderBy(asc(measureCases.dueAt), asc(measureCases.openedAt))
    .limit(limit)
    .all()
}

export function markTold(db: Db, ids: readonly string[], now: Date) {
  db.update(measureCases)
    .set({ committeeToldAt: now })
    .where(inArray(measureCases.id, [...ids]))
    .run()
}

/** Suppliers with an open case whose escalated finding has ended meanwhile, by id, after one of them. */
export function findSupplierIdsWithEndedEscalation(
  db: Db,
  limit: number,
  after: string | null = null,
): string[] {
  return db
    .select({ supplierId: measureCases.supplierId })
    .from(measureCases)
    .innerJoin(correctiveActions, eq(correctiveActions.id, measureCases.escalatedActionId))
    .where(
      and(
        eq(measureCases.state, 'decision-due'),
        isNotNull(correctiveActions.endedAt),
        after === null ? undefined : gt(measureCases.supplierId, after),
      ),
    )
    .orderBy(asc(measureCases.supplierId))
    .limit(limit)
    .all()
    .map(({ supplierId }) => supplierId)
}

/** What happened to a case, newest first. Literals let SQLite use the index of just these events. */
export function caseEventsQuery(db: Db, caseId: string, before: number | null, limit: number) {
  const isOfCase = sql`json_extract(${events.data}, '$.caseId') = ${caseId} and ((${events.type} >= 'case.' and ${events.type} < 'case/') or (${events.type} >= 'decision.' and ${events.type} < 'decision/'))`
  return db
    .select()
    .from(events)
    .where(and(isOfCase, before === null ? undefined : lt(events.seq, before)))
    .orderBy(desc(events.seq))
    .limit(limit)
}

export function findEventsByCaseId(db: Db, caseId: string, before: number | null, limit: number) {
  return caseEventsQuery(db, caseId, before, limit).all()
}

/** States in which a supplier's days are running. */
const WITH_TIME: CaseState[] = ['noticed', 'improving', 'last-chance']

function isCause(cause: CaseCause | null): SQL | undefined {
  return cause === null ? undefined : eq(measureCases.cause, cause)
}

function selectCases(db: Db) {
  return db
    .select({
      id: measureCases.id,
      code: measureCases.code,
      supplierId: measureCases.supplierId,
      cause: measureCases.cause,
      state: measureCases.state,
      assessmentId: measureCases.assessmentId,
      grade: measureCases.grade,
      receiptDigest: measureCases.receiptDigest,
      openedAt: measureCases.openedAt,
      dueAt: measureCases.dueAt,
      decisionDueAt: measureCases.decisionDueAt,
      chanceGrantedAt: measureCases.chanceGrantedAt,
      paymentDeferredUntil: measureCases.paymentDeferredUntil,
      endedAt: measureCases.endedAt,
      rev: measureCases.rev,
      supplierCode: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      isSmallFirm: suppliers.isSmallFirm,
      isStrategic: suppliers.isStrategic,
      standingGrade: suppliers.standingGrade,
      standingScore: suppliers.standingScore,
      actionId: correctiveActions.id,
      actionCode: correctiveActions.code,
    })
    .from(measureCases)
    .innerJoin(suppliers, eq(suppliers.id, measureCases.supplierId))
    .leftJoin(correctiveActions, eq(correctiveActions.id, measureCases.escalatedActionId))
}
