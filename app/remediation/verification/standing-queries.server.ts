import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Grade } from '#app/grading/grades.ts'
import type { Db } from '#db/client.server.ts'
import { correctiveActions, reanswers, standingReceipts, suppliers } from '#db/schema/index.ts'
import type { Reanswer } from './standing-input.ts'

/** Closures of one result: more than this is never a real list. */
const MAX_STANDINGS = 200

export type StandingReceiptRow = typeof standingReceipts.$inferSelect
export type ReanswerRow = typeof reanswers.$inferSelect

/** What has been answered anew of a published result and was not taken back, at most once an item. */
export function findCurrentReanswers(db: Db, assessmentId: string): Reanswer[] {
  return db
    .select({
      itemCode: reanswers.itemCode,
      values: reanswers.values,
      dismissedTriggers: reanswers.dismissedTriggers,
      effectiveOn: reanswers.effectiveOn,
      actionCode: correctiveActions.code,
    })
    .from(reanswers)
    .innerJoin(correctiveActions, eq(correctiveActions.id, reanswers.actionId))
    .where(and(eq(reanswers.assessmentId, assessmentId), isNull(reanswers.revokedAt)))
    .orderBy(asc(reanswers.itemCode))
    .all()
}

/** What the closures of one action have answered anew, also what was taken back since; newest last. */
export function findReanswersByActionId(db: Db, actionId: string): ReanswerRow[] {
  return db
    .select()
    .from(reanswers)
    .where(eq(reanswers.actionId, actionId))
    .orderBy(asc(reanswers.verifiedAt), asc(reanswers.itemCode))
    .limit(MAX_STANDINGS)
    .all()
}

export function insertReanswers(db: Db, rows: (typeof reanswers.$inferInsert)[]) {
  if (rows.length > 0) db.insert(reanswers).values(rows).run()
}

/** Takes back the answers given anew to some items of a result, whichever action gave them. */
export function revokeReanswersToItems(db: Db, assessmentId: string, itemCodes: string[], revokedAt: Date) {
  if (itemCodes.length === 0) return
  db.update(reanswers)
    .set({ revokedAt })
    .where(
      and(
        eq(reanswers.assessmentId, assessmentId),
        inArray(reanswers.itemCode, itemCodes),
        isNull(reanswers.revokedAt),
      ),
    )
    .run()
}

/** Takes back what an action's closure answered anew; answers the rows that were taken back. */
export function revokeReanswersOfAction(db: Db, actionId: string, revokedAt: Date): ReanswerRow[] {
  return db
    .update(reanswers)
    .set({ revokedAt })
    .where(and(eq(reanswers.actionId, actionId), isNull(reanswers.revokedAt)))
    .returning()
    .all()
}

export function insertStandingReceipt(db: Db, row: typeof standingReceipts.$inferInsert) {
  db.insert(standingReceipts).values(row).run()
}

/** Where a result has got to: the last one added, also when the clock was put back since. */
export function findLatestStandingReceipt(db: Db, assessmentId: string): StandingReceiptRow | undefined {
  return db
    .select()
    .from(standingReceipts)
    .where(eq(standingReceipts.assessmentId, assessmentId))
    .orderBy(desc(sql`${standingReceipts}.rowid`))
    .limit(1)
    .get()
}

/** What closures and relapses did to a result, newest first, with the action that each came from. */
export function findStandingChanges(db: Db, assessmentId: string) {
  return db
    .select({
      id: standingReceipts.id,
      actionId: standingReceipts.actionId,
      code: correctiveActions.code,
      scoreBefore: standingReceipts.scoreBefore,
      gradeBefore: standingReceipts.gradeBefore,
      score: standingReceipts.score,
      grade: standingReceipts.grade,
      effectiveOn: standingReceipts.effectiveOn,
    })
    .from(standingReceipts)
    .innerJoin(correctiveActions, eq(correctiveActions.id, standingReceipts.actionId))
    .where(eq(standingReceipts.assessmentId, assessmentId))
    .orderBy(desc(sql`${standingReceipts}.rowid`))
    .limit(MAX_STANDINGS)
    .all()
}
export type StandingChangeRow = ReturnType<typeof findStandingChanges>[number]

/** The last standing that an action's closure or relapse led to. */
export function findStandingReceiptByActionId(db: Db, actionId: string): StandingReceiptRow | undefined {
  return db
    .select()
    .from(standingReceipts)
    .where(eq(standingReceipts.actionId, actionId))
    .orderBy(desc(sql`${standingReceipts}.rowid`))
    .limit(1)
    .get()
}

export function updateStanding(
  db: Db,
  supplierId: string,
  { score, grade }: { score: number | null; grade: Grade | null },
) {
  db.update(suppliers)
    .set({ standingScore: score, standingGrade: grade })
    .where(eq(suppliers.id, supplierId))
    .run()
}
