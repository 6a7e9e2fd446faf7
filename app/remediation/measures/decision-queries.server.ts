import { and, asc, count, desc, eq, isNotNull, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '#db/client.server.ts'
import { measureCases, measureDecisions, suppliers, users } from '#db/schema/index.ts'
import type { DecisionRow } from './queries.server.ts'

export const DECISIONS_PER_PAGE = 50
/** Of one supplier, newest first: more than there ever are. */
const MOST_OF_SUPPLIER = 100

const isWaiting = eq(measureDecisions.state, 'proposed')

const proposers = alias(users, 'proposers')
const deciders = alias(users, 'deciders')

/** A decision with the names of those who took it, its supplier and its case. */
export type NamedDecision = ReturnType<typeof findDecisionsBySupplierId>[number]

export function findDecisionById(db: Db, id: string): DecisionRow | null {
  return db.select().from(measureDecisions).where(eq(measureDecisions.id, id)).get() ?? null
}

export function findNamedDecision(db: Db, id: string): NamedDecision | null {
  return selectNamed(db).where(eq(measureDecisions.id, id)).get() ?? null
}

export function findDecisionsBySupplierId(db: Db, supplierId: string) {
  return decisionsOfSupplierQuery(db, supplierId).all()
}

export function decisionsOfSupplierQuery(db: Db, supplierId: string) {
  return selectNamed(db)
    .where(eq(measureDecisions.supplierId, supplierId))
    .orderBy(desc(measureDecisions.proposedAt))
    .limit(MOST_OF_SUPPLIER)
}

/** One page (from 1) of the proposals that wait, the longest waiting first. */
export function waitingDecisionsQuery(db: Db, page: number) {
  return selectNamed(db)
    .where(isWaiting)
    .orderBy(asc(measureDecisions.proposedAt))
    .limit(DECISIONS_PER_PAGE)
    .offset((page - 1) * DECISIONS_PER_PAGE)
}

/** One page (from 1) of what has been decided or taken back, the latest first. */
export function endedDecisionsQuery(db: Db, page: number) {
  return selectNamed(db)
    .where(isNotNull(measureDecisions.decidedAt))
    .orderBy(desc(measureDecisions.decidedAt))
    .limit(DECISIONS_PER_PAGE)
    .offset((page - 1) * DECISIONS_PER_PAGE)
}

export function countWaitingDecisions(db: Db): number {
  return countOf(db, isWaiting)
}

export function countEndedDecisions(db: Db): number {
  return countOf(db, isNotNull(measureDecisions.decidedAt))
}

export function existsWaitingDecision(db: Db, supplierId: string, kind: DecisionRow['kind']): boolean {
  const isSame = and(eq(measureDecisions.supplierId, supplierId), eq(measureDecisions.kind, kind))
  return countOf(db, and(isSame, isWaiting)) > 0
}

function countOf(db: Db, condition: SQL | undefined): number {
  return db.select({ rows: count() }).from(measureDecisions).where(condition).get()?.rows ?? 0
}

function selectNamed(db: Db) {
  return db
    .select({
      id: measureDecisions.id,
      supplierId: measureDecisions.supplierId,
      caseId: measureDecisions.caseId,
      kind: measureDecisions.kind,
      state: measureDecisions.state,
      reason: measureDecisions.reason,
      days: measureDecisions.days,
      isSmallFirm: measureDecisions.isSmallFirm,
      grade: measureDecisions.grade,
      receiptDigest: measureDecisions.receiptDigest,
      proposedById: measureDecisions.proposedById,
      proposedAt: measureDecisions.proposedAt,
      decidedAt: measureDecisions.decidedAt,
      decisionReason: measureDecisions.decisionReason,
      proposedByName: proposers.name,
      decidedByName: deciders.name,
      caseCode: measureCases.code,
      supplierCode: suppliers.code,
      supplierNameZh: suppliers.nameZh,
      supplierNameEn: suppliers.nameEn,
    })
    .from(measureDecisions)
    .innerJoin(suppliers, eq(suppliers.id, measureDecisions.supplierId))
    .innerJoin(proposers, eq(proposers.id, measureDecisions.proposedById))
    .leftJoin(deciders, eq(deciders.id, measureDecisions.decidedById))
    .leftJoin(measureCases, eq(measureCases.id, measureDecisions.caseId))
}
