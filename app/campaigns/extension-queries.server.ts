import { and, count, desc, eq, getTableColumns, inArray, lte, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { isChecklist } from '#app/assessments/kind-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, extensionRequests, suppliers, users } from '#db/schema/index.ts'
import type { ExtensionDecision } from './extension.ts'

export type ExtensionRow = typeof extensionRequests.$inferSelect

/** One is granted per assessment, as a rule; more than this is never a real list. */
const MAX_PER_ASSESSMENT = 20

const askers = alias(users, 'askers')
const deciders = alias(users, 'deciders')

const isAnswering = inArray(assessments.state, ['invited', 'in-progress'])

export function insertExtensionRequest(db: Db, row: typeof extensionRequests.$inferInsert) {
  db.insert(extensionRequests).values(row).run()
}

export function updateExtensionRequest(db: Db, id: string, change: Partial<ExtensionRow>) {
  db.update(extensionRequests).set(change).where(eq(extensionRequests.id, id)).run()
}

export function findExtensionRequestById(db: Db, id: string): ExtensionRow | null {
  return db.select().from(extensionRequests).where(eq(extensionRequests.id, id)).get() ?? null
}

export function existsPendingExtension(db: Db, assessmentId: string) {
  const row = db
    .select({ id: extensionRequests.id })
    .from(extensionRequests)
    .where(and(eq(extensionRequests.assessmentId, assessmentId), eq(extensionRequests.decision, 'pending')))
    .limit(1)
    .get()
  return row !== undefined
}

/** Newest first, with the names of who asked and who decided. */
export function findExtensionsByAssessmentId(db: Db, assessmentId: string) {
  return db
    .select({
      id: extensionRequests.id,
      requestedDueAt: extensionRequests.requestedDueAt,
      reason: extensionRequests.reason,
      requestedByName: askers.name,
      requestedAt: extensionRequests.requestedAt,
      decision: extensionRequests.decision,
      grantedDueAt: extensionRequests.grantedDueAt,
      decisionReason: extensionRequests.decisionReason,
      decidedByName: deciders.name,
      decidedAt: extensionRequests.decidedAt,
    })
    .from(extensionRequests)
    .innerJoin(askers, eq(askers.id, extensionRequests.requestedById))
    .leftJoin(deciders, eq(deciders.id, extensionRequests.decidedById))
    .where(eq(extensionRequests.assessmentId, assessmentId))
    .orderBy(desc(extensionRequests.requestedAt))
    .limit(MAX_PER_ASSESSMENT)
    .all()
}

/**
 * Requests of a campaign, or of one of its assessments, still to be decided that a new due date fulfils. Those of
 * suppliers that have answered meanwhile are none: their date stays.
 */
export function findPendingFulfilledBy(
  db: Db,
  { campaignId, assessmentId }: { campaignId: string; assessmentId?: string },
  dueAt: Date,
): ExtensionRow[] {
  return db
    .select(getTableColumns(extensionRequests))
    .from(extensionRequests)
    .innerJoin(assessments, eq(assessments.id, extensionRequests.assessmentId))
    .where(
      and(
        isAnswering,
        eq(extensionRequests.campaignId, campaignId),
        assessmentId ? eq(extensionRequests.assessmentId, assessmentId) : undefined,
        eq(extensionRequests.decision, 'pending'),
        lte(extensionRequests.requestedDueAt, dueAt),
      ),
    )
    .all()
}

/** Which requests a list shows: those of a campaign or of all, by decision. */
export type ExtensionFilter = { campaignId: string | null; decision: ExtensionDecision | null }

/**
 * A request waits only while its supplier still answers in an open campaign: one that submitted meanwhile needs
 * no decision.
 */
export function listed({ campaignId, decision }: ExtensionFilter) {
  return and(
    isChecklist,
    decision ? eq(extensionRequests.decision, decision) : undefined,
    decision === 'pending' ? and(isAnswering, eq(campaigns.state, 'open')) : undefined,
    campaignId ? eq(extensionRequests.campaignId, campaignId) : undefined,
  )
}

export function countExtensions(db: Db, filter: ExtensionFilter) {
  const row = db
    .select({ n: count() })
    .from(extensionRequests)
    .innerJoin(assessments, eq(assessments.id, extensionRequests.assessmentId))
    .innerJoin(campaigns, eq(campaigns.id, extensionRequests.campaignId))
    .where(listed(filter))
    .get()
  return row?.n ?? 0
}

/** One page; those to be decided oldest first, decided ones newest first. */
export function extensionPageQuery(db: Db, filter: ExtensionFilter, page: number, pageSize: number) {
  const isPending = filter.decision === 'pending'
  return db
    .select({
      id: extensionRequests.id,
      assessmentId: extensionRequests.assessmentId,
      requestedDueAt: extensionRequests.requestedDueAt,
      reason: extensionRequests.reason,
      requestedAt: extensionRequests.requestedAt,
      decision: extensionRequests.decision,
      grantedDueAt: extensionRequests.grantedDueAt,
      decidedAt: extensionRequests.decidedAt,
      dueAt: assessments.dueAt,
      state: assessments.state,
      completeItems: assessments.completeItems,
      askedItems: assessments.askedItems,
      code: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      campaignId: campaigns.id,
      campaignNameZh: campaigns.nameZh,
      campaignNameEn: campaigns.nameEn,
    })
    .from(extensionRequests)
    .innerJoin(assessments, eq(assessments.id, extensionRequests.assessmentId))
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .innerJoin(campaigns, eq(campaigns.id, extensionRequests.campaignId))
    .where(listed(filter))
    .orderBy(isPending ? sql`${extensionRequests.requestedAt}` : desc(extensionRequests.requestedAt))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
}
