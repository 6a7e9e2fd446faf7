import { and, asc, desc, eq, gt, gte, inArray, ne, sql } from 'drizzle-orm'
import { isOneOf } from '#app/reports/is-one-of-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { actionItems, actionProposals, assessments, campaigns, correctiveActions } from '#db/schema/index.ts'
import { OPEN_ACTION_STATES } from './action-state.ts'

const MAX_MERGEABLE = 100

export type ActionRow = typeof correctiveActions.$inferSelect
export type ActionItemRow = typeof actionItems.$inferSelect

export function findActionById(db: Db, id: string): ActionRow | null {
  return db.select().from(correctiveActions).where(eq(correctiveActions.id, id)).get() ?? null
}

export function insertAction(db: Db, row: typeof correctiveActions.$inferInsert) {
  db.insert(correctiveActions).values(row).run()
}

export function insertActionItems(db: Db, rows: (typeof actionItems.$inferInsert)[]) {
  if (rows.length > 0) db.insert(actionItems).values(rows).run()
}

/** Changes an action as it was read; answers whether it still was so. */
export function updateAction(
  db: Db,
  { id, rev }: Pick<ActionRow, 'id' | 'rev'>,
  change: Partial<Omit<ActionRow, 'id' | 'code' | 'rev'>>,
): boolean {
  const { changes } = db
    .update(correctiveActions)
    .set({ ...change, rev: rev + 1 })
    .where(and(eq(correctiveActions.id, id), eq(correctiveActions.rev, rev)))
    .run()
  return changes === 1
}

/** Open actions of a supplier that are due later than an instant. */
export function findDueAfter(db: Db, supplierId: string, instant: Date): ActionRow[] {
  return db
    .select()
    .from(correctiveActions)
    .where(
      and(
        eq(correctiveActions.supplierId, supplierId),
        isOneOf(correctiveActions.state, OPEN_ACTION_STATES),
        gt(correctiveActions.dueAt, instant),
      ),
    )
    .all()
}

/** The other drafts of the same supplier, result and audit, in the order of their codes. */
export function findMergeable(db: Db, { id, supplierId, assessmentId, auditId }: ActionRow) {
  return db
    .select({
      id: correctiveActions.id,
      code: correctiveActions.code,
      finding: correctiveActions.finding,
    })
    .from(correctiveActions)
    .where(
      and(
        eq(correctiveActions.supplierId, supplierId),
        eq(correctiveActions.state, 'draft'),
        sql`${correctiveActions.assessmentId} is ${assessmentId}`,
        sql`${correctiveActions.auditId} is ${auditId}`,
        ne(correctiveActions.id, id),
      ),
    )
    .orderBy(asc(correctiveActions.code))
    .limit(MAX_MERGEABLE)
    .all()
}

/** The items of one action, in the order of their codes. */
export function findActionItems(db: Db, actionId: string): ActionItemRow[] {
  return db
    .select()
    .from(actionItems)
    .where(eq(actionItems.actionId, actionId))
    .orderBy(asc(actionItems.itemCode))
    .all()
}

export function deleteActionItems(db: Db, actionId: string) {
  db.delete(actionItems).where(eq(actionItems.actionId, actionId)).run()
}

/** The latest action of the supplier on one of these items that was closed since; null when there is none. */
export function findRepeatedId(
  db: Db,
  supplierId: string,
  itemCodes: readonly string[],
  since: Date,
): string | null {
  if (itemCodes.length === 0) return null
  const row = repeatedQuery(db, supplierId, itemCodes, since).get()
  return row?.id ?? null
}

export function repeatedQuery(db: Db, supplierId: string, itemCodes: readonly string[], since: Date) {
  return db
    .select({ id: correctiveActions.id })
    .from(actionItems)
    .innerJoin(correctiveActions, eq(correctiveActions.id, actionItems.actionId))
    .where(
      and(
        eq(actionItems.supplierId, supplierId),
        inArray(actionItems.itemCode, [...itemCodes]),
        eq(correctiveActions.state, 'closed'),
        gte(correctiveActions.endedAt, since),
      ),
    )
    .orderBy(desc(correctiveActions.endedAt), desc(correctiveActions.id))
    .limit(1)
}

/** Which questionnaire and policy the assessment rests on. */
export function findVersionsOfAssessment(db: Db, assessmentId: string) {
  return (
    db
      .select({
        questionnaireVersionId: campaigns.questionnaireVersionId,
        policyVersionId: campaigns.policyVersionId,
      })
      .from(assessments)
      .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
      .where(eq(assessments.id, assessmentId))
      .get() ?? null
  )
}

/** Notes that actions have been proposed for a result; answers whether they had not been before. */
export function markProposed(db: Db, assessmentId: string, proposedAt: Date): boolean {
  const { changes } = db
    .insert(actionProposals)
    .values({ assessmentId, proposedAt })
    .onConflictDoNothing()
    .run()
  return changes === 1
}

export function existsProposal(db: Db, assessmentId: string): boolean {
  const row = db
    .select({ id: actionProposals.assessmentId })
    .from(actionProposals)
    .where(eq(actionProposals.assessmentId, assessmentId))
    .get()
  return row !== undefined
}
