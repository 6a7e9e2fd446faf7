import { and, asc, count, eq, gt, inArray, isNotNull, lt } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { answers, assessments } from '#db/schema/index.ts'
import { IS_UNDER_WAY } from '../population-filter-queries.server.ts'

/** Assessments with at least one saved answer, by supplier id: the next after `afterSupplierId`. */
export function begunQuery(db: Db, campaignId: string, afterSupplierId: string, limit: number) {
  return db
    .select({
      id: assessments.id,
      supplierId: assessments.supplierId,
      state: assessments.state,
      category: assessments.category,
    })
    .from(assessments)
    .where(
      and(
        eq(assessments.campaignId, campaignId),
        gt(assessments.supplierId, afterSupplierId),
        isNotNull(assessments.lastSavedAt),
      ),
    )
    .orderBy(asc(assessments.supplierId))
    .limit(limit)
}

export function answerMarksQuery(db: Db, assessmentIds: string[]) {
  return db
    .select({
      assessmentId: answers.assessmentId,
      itemCode: answers.itemCode,
      isComplete: answers.isComplete,
      isNotApplicable: answers.isNotApplicable,
      isDeclined: answers.isDeclined,
      workedMs: answers.workedMs,
    })
    .from(answers)
    .where(inArray(answers.assessmentId, assessmentIds))
}

/** Those under way that saved nothing since `beforeMs`, by the item saved last. */
export function stalledByItemQuery(db: Db, campaignId: string, beforeMs: number) {
  return db
    .select({ itemCode: assessments.lastItemCode, n: count() })
    .from(assessments)
    .where(
      and(
        eq(assessments.campaignId, campaignId),
        IS_UNDER_WAY,
        lt(assessments.lastSavedAt, new Date(beforeMs)),
      ),
    )
    .groupBy(assessments.lastItemCode)
}
