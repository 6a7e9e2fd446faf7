import { and, asc, eq, exists, gt, inArray, or, sql } from 'drizzle-orm'
import { isChecklistRound } from '#app/assessments/kind-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { answers, assessments, campaigns, outbox, returnedItems, suppliers } from '#db/schema/index.ts'
import type { CampaignRow } from '../queries.server.ts'

const MAX_OPEN_CAMPAIGNS = 100

/** Rounds of the checklist in which somebody may still owe something. */
export function findOpenCampaigns(db: Db): CampaignRow[] {
  return db
    .select()
    .from(campaigns)
    .where(and(eq(campaigns.state, 'open'), isChecklistRound))
    .limit(MAX_OPEN_CAMPAIGNS)
    .all()
}

/** Campaigns in which somebody may be reminded: open ones, and those closed since whose suppliers are asked to correct. */
export function findRemindedCampaigns(db: Db): CampaignRow[] {
  const isReturned = and(eq(assessments.campaignId, campaigns.id), eq(assessments.state, 'returned'))
  const hasReturned = exists(db.select({ id: assessments.id }).from(assessments).where(isReturned))
  const isMeant = or(eq(campaigns.state, 'open'), and(eq(campaigns.state, 'closed'), hasReturned))
  return db.select().from(campaigns).where(isMeant).limit(MAX_OPEN_CAMPAIGNS).all()
}

export type SliceRow = ReturnType<typeof findSlice>[number]

/** The next `limit` assessments of a campaign in the order of supplier ids, after the one given (from the start: ''). */
export function findSlice(
  db: Db,
  campaignId: string,
  { afterSupplierId, limit }: { afterSupplierId: string; limit: number },
) {
  return db
    .select({
      id: assessments.id,
      supplierId: assessments.supplierId,
      state: assessments.state,
      dueAt: assessments.dueAt,
      invitedAt: assessments.invitedAt,
      declinedAt: assessments.declinedAt,
      escalatedDueAt: assessments.escalatedDueAt,
    })
    .from(assessments)
    .where(and(eq(assessments.campaignId, campaignId), gt(assessments.supplierId, afterSupplierId)))
    .orderBy(asc(assessments.supplierId))
    .limit(limit)
    .all()
}

export type RemindableRow = ReturnType<typeof findRemindable>[number]

/** What a reminder says about each of these assessments, as they are now. */
export function findRemindable(db: Db, ids: readonly string[]) {
  return db
    .select({
      id: assessments.id,
      state: assessments.state,
      category: assessments.category,
      dueAt: assessments.dueAt,
      invitedAt: assessments.invitedAt,
      declinedAt: assessments.declinedAt,
      askedItems: assessments.askedItems,
      completeItems: assessments.completeItems,
      returnRounds: assessments.returnRounds,
    })
    .from(assessments)
    .where(inArray(assessments.id, [...ids]))
    .all()
}

/** Earlier reminders about these assessments, and mails that told them a new due date. */
export function findToldByAssessmentIds(db: Db, ids: readonly string[]) {
  return db
    .select({
      assessmentId: outbox.assessmentId,
      userId: outbox.userId,
      kind: outbox.kind,
      uniqueKey: outbox.uniqueKey,
      createdAt: outbox.createdAt,
    })
    .from(outbox)
    .where(
      and(inArray(outbox.assessmentId, [...ids]), sql`+${outbox.kind} in ('reminder', 'due-date-extended')`),
    )
    .all()
}

/** Codes of the complete items of each assessment. */
export function findCompleteItems(db: Db, ids: readonly string[]): Map<string, Set<string>> {
  const rows = db
    .select({ assessmentId: answers.assessmentId, itemCode: answers.itemCode })
    .from(answers)
    .where(and(inArray(answers.assessmentId, [...ids]), eq(answers.isComplete, true)))
    .all()
  return byAssessment(rows)
}

/** The items that each assessment has been asked to correct in its latest round, and when. */
export function findLatestReturns(db: Db, ids: readonly string[]) {
  return db
    .select({
      assessmentId: returnedItems.assessmentId,
      itemCode: returnedItems.itemCode,
      returnedAt: returnedItems.returnedAt,
    })
    .from(returnedItems)
    .innerJoin(assessments, eq(assessments.id, returnedItems.assessmentId))
    .where(
      and(inArray(returnedItems.assessmentId, [...ids]), eq(returnedItems.round, assessments.returnRounds)),
    )
    .all()
}

function byAssessment(rows: { assessmentId: string; itemCode: string }[]) {
  const codes = new Map<string, Set<string>>()
  for (const { assessmentId, itemCode } of rows)
    codes.set(assessmentId, (codes.get(assessmentId) ?? new Set()).add(itemCode))
  return codes
}

/** What an escalation says about each supplier, and who keeps the relationship. */
export function findEscalated(db: Db, assessmentIds: readonly string[]) {
  return db
    .select({
      assessmentId: assessments.id,
      supplierId: suppliers.id,
      ownerId: suppliers.ownerId,
      code: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      state: assessments.state,
      dueAt: assessments.dueAt,
      declinedAt: assessments.declinedAt,
      escalatedDueAt: assessments.escalatedDueAt,
      completeItems: assessments.completeItems,
      askedItems: assessments.askedItems,
    })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .where(inArray(assessments.id, [...assessmentIds]))
    .orderBy(asc(suppliers.code))
    .all()
}

/** Notes that the owners of these suppliers have been told that this due date has passed. */
export function markEscalated(db: Db, assessmentIds: readonly string[]) {
  db.update(assessments)
    .set({ escalatedDueAt: sql`${assessments.dueAt}` })
    .where(inArray(assessments.id, [...assessmentIds]))
    .run()
}
