import { and, asc, desc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import type { Grade } from '#app/grading/grades.ts'
import { isOneOf } from '#app/reports/is-one-of-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  assessments,
  campaigns,
  correctiveActions,
  gradeReceipts,
  measureCases,
  measureDecisions,
  suppliers,
} from '#db/schema/index.ts'
import { findLatestStandingReceipt } from '../verification/standing-queries.server.ts'
import { OPEN_ACTION_STATES } from '../actions/action-state.ts'

export type CaseRow = typeof measureCases.$inferSelect
export type DecisionRow = typeof measureDecisions.$inferSelect

export function findCaseById(db: Db, id: string): CaseRow | null {
  return db.select().from(measureCases).where(eq(measureCases.id, id)).get() ?? null
}

/** The one that is not over; null when there is none. */
export function findOpenCaseBySupplierId(db: Db, supplierId: string): CaseRow | null {
  return (
    db
      .select()
      .from(measureCases)
      .where(and(eq(measureCases.supplierId, supplierId), isNull(measureCases.endedAt)))
      .get() ?? null
  )
}

export function insertCase(db: Db, row: typeof measureCases.$inferInsert) {
  db.insert(measureCases).values(row).run()
}

/** Changes a case as it was read; answers whether it still was so. */
export function updateCase(
  db: Db,
  { id, rev }: Pick<CaseRow, 'id' | 'rev'>,
  change: Partial<Omit<CaseRow, 'id' | 'code' | 'rev'>>,
): boolean {
  const { changes } = db
    .update(measureCases)
    .set({ ...change, rev: rev + 1 })
    .where(and(eq(measureCases.id, id), eq(measureCases.rev, rev)))
    .run()
  return changes === 1
}

/** Where a supplier stands, and whether it still is one. */
export function findStanding(db: Db, supplierId: string) {
  return (
    db
      .select({
        grade: suppliers.standingGrade,
        score: suppliers.standingScore,
        status: suppliers.status,
        closedAt: suppliers.closedAt,
      })
      .from(suppliers)
      .where(eq(suppliers.id, supplierId))
      .get() ?? null
  )
}

export type CurrentReceipt = {
  assessmentId: string
  digest: string
  score: number | null
  grade: Grade | null
  /** The published result itself, or where the supplier stands since something was put right. */
  kind: 'verified' | 'standing'
  createdAt: Date
}

/** The receipt on which a decision about a supplier rests today: of its latest published checklist, or of a standing after it. */
export function findCurrentReceipt(db: Db, supplierId: string): CurrentReceipt | null {
  const latest = db
    .select({ id: assessments.id })
    .from(assessments)
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .where(
      and(
        eq(assessments.supplierId, supplierId),
        eq(assessments.state, 'published'),
        eq(assessments.kind, 'esg-checklist'),
      ),
    )
    .orderBy(desc(campaigns.year), desc(assessments.invitedAt))
    .limit(1)
    .get()
  if (!latest) return null
  const figures = { assessmentId: latest.id }
  const standing = findLatestStandingReceipt(db, latest.id)
  if (standing) {
    const { digest, score, grade, createdAt } = standing
    return { ...figures, digest, score, grade, createdAt, kind: 'standing' }
  }
  const verified = db
    .select({
      digest: gradeReceipts.digest,
      score: gradeReceipts.score,
      grade: gradeReceipts.grade,
      createdAt: gradeReceipts.createdAt,
    })
    .from(gradeReceipts)
    .where(and(eq(gradeReceipts.assessmentId, latest.id), eq(gradeReceipts.kind, 'verified')))
    .orderBy(desc(gradeReceipts.createdAt))
    .limit(1)
    .get()
  return verified ? { ...figures, ...verified, kind: 'verified' } : null
}

/** Is a finding still being worked off that was brought before the committee for the due date it has? */
export function existsOpenEscalation(db: Db, supplierId: string): boolean {
  const { id, state, dueAt, escalatedDueAt } = correctiveActions
  const open = db
    .select({ id })
    .from(correctiveActions)
    .where(
      and(
        eq(correctiveActions.supplierId, supplierId),
        isOneOf(state, OPEN_ACTION_STATES),
        eq(escalatedDueAt, dueAt),
      ),
    )
    .limit(1)
    .get()
  return open !== undefined
}

/** Proposals that nobody has decided yet, of one case. */
export function findWaitingByCaseId(db: Db, caseId: string): DecisionRow[] {
  return db
    .select()
    .from(measureDecisions)
    .where(and(eq(measureDecisions.caseId, caseId), eq(measureDecisions.state, 'proposed')))
    .orderBy(asc(measureDecisions.proposedAt))
    .all()
}

export function insertDecision(db: Db, row: typeof measureDecisions.$inferInsert) {
  db.insert(measureDecisions).values(row).run()
}

/** Ends a proposal that still waits; answers whether it did. */
export function settleDecision(
  db: Db,
  id: string,
  change: Pick<DecisionRow, 'state' | 'decidedById' | 'decidedAt' | 'decisionReason'>,
): boolean {
  const { changes } = db
    .update(measureDecisions)
    .set(change)
    .where(and(eq(measureDecisions.id, id), eq(measureDecisions.state, 'proposed')))
    .run()
  return changes === 1
}

/** Has the supplier been given its one chance since it was last reinstated, if ever? */
export function existsChanceBySupplierId(db: Db, supplierId: string): boolean {
  const { reinstatedAt } = db
    .select({ reinstatedAt: sql<number | null>`max(${measureDecisions.decidedAt})` })
    .from(measureDecisions)
    .where(
      and(
        eq(measureDecisions.supplierId, supplierId),
        eq(measureDecisions.kind, 'reinstate'),
        eq(measureDecisions.state, 'approved'),
      ),
    )
    .get() ?? { reinstatedAt: null }
  const chance = db
    .select({ id: measureCases.id })
    .from(measureCases)
    .where(
      and(
        eq(measureCases.supplierId, supplierId),
        gt(measureCases.chanceGrantedAt, new Date(reinstatedAt ?? 0)),
      ),
    )
    .limit(1)
    .get()
  return chance !== undefined
}

/** Which of these suppliers have a case that is not over. */
export function findSupplierIdsWithOpenCase(db: Db, supplierIds: readonly string[]): Set<string> {
  const rows = db
    .select({ supplierId: measureCases.supplierId })
    .from(measureCases)
    .where(and(inArray(measureCases.supplierId, [...supplierIds]), isNull(measureCases.endedAt)))
    .all()
  return new Set(rows.map(row => row.supplierId))
}
