import { and, asc, count, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import {
  answers,
  assessments,
  campaigns,
  policyVersions,
  returnedItems,
  reviews,
  suppliers,
  users,
} from '#db/schema/index.ts'
import type { AssessmentState } from './assessment-state.ts'
import { OUTDATED } from './checklist.ts'

/** A questionnaire has far fewer items than this. */
const MAX_ITEMS = 500

export function findReviewsByAssessmentId(db: Db, assessmentId: string) {
  return db
    .select({
      itemCode: reviews.itemCode,
      rev: reviews.rev,
      verdict: reviews.verdict,
      correctedValues: reviews.correctedValues,
      reason: reviews.reason,
      dismissedTriggers: reviews.dismissedTriggers,
      raisedTriggers: reviews.raisedTriggers,
      answerRev: reviews.answerRev,
      isTogether: reviews.isTogether,
      reviewerName: users.name,
      reviewedAt: reviews.reviewedAt,
    })
    .from(reviews)
    .innerJoin(users, eq(users.id, reviews.reviewerId))
    .where(eq(reviews.assessmentId, assessmentId))
    .limit(MAX_ITEMS)
    .all()
}

export type ReviewRow = ReturnType<typeof findReviewsByAssessmentId>[number]

export function upsertReview(db: Db, row: typeof reviews.$inferInsert) {
  const { assessmentId: _assessment, itemCode: _item, ...change } = row
  db.insert(reviews)
    .values(row)
    .onConflictDoUpdate({ target: [reviews.assessmentId, reviews.itemCode], set: change })
    .run()
}

/** Marks verdicts as given on something else; their revisions go on counting. */
export function outdateReviews(db: Db, assessmentId: string, itemCodes: string[]) {
  if (itemCodes.length === 0) return
  db.update(reviews)
    .set({ answerRev: OUTDATED })
    .where(and(eq(reviews.assessmentId, assessmentId), inArray(reviews.itemCode, itemCodes)))
    .run()
}

export function insertReturnedItems(db: Db, rows: (typeof returnedItems.$inferInsert)[]) {
  db.insert(returnedItems).values(rows).run()
}

/** Assessments in the given states, longest waiting first. */
export function findQueue(
  db: Db,
  states: AssessmentState[],
  { limit, offset }: { limit: number; offset: number },
) {
  return db
    .select({
      id: assessments.id,
      state: assessments.state,
      submittedAt: assessments.submittedAt,
      verifiedAt: assessments.verifiedAt,
      selfScore: assessments.selfScore,
      selfGrade: assessments.selfGrade,
      askedItems: assessments.askedItems,
      returnRounds: assessments.returnRounds,
      reviewerName: users.name,
      currentVerdicts: sql<number>`(select count(*) from ${reviews}
        left join ${answers} on ${answers.assessmentId} = ${reviews.assessmentId} and ${answers.itemCode} = ${reviews.itemCode}
        where ${reviews.assessmentId} = ${assessments.id} and ${reviews.answerRev} = coalesce(${answers.rev}, 0))`,
      supplier: {
        id: suppliers.id,
        code: suppliers.code,
        nameZh: suppliers.nameZh,
        nameEn: suppliers.nameEn,
      },
      campaign: { id: campaigns.id, nameZh: campaigns.nameZh, nameEn: campaigns.nameEn },
      policy: policyVersions.content,
    })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .innerJoin(policyVersions, eq(policyVersions.id, campaigns.policyVersionId))
    .leftJoin(users, eq(users.id, assessments.reviewerId))
    .where(inArray(assessments.state, states))
    .orderBy(asc(assessments.submittedAt), asc(assessments.id))
    .limit(limit)
    .offset(offset)
    .all()
}

export function countByState(db: Db, states: AssessmentState[]) {
  return db
    .select({ state: assessments.state, assessments: count() })
    .from(assessments)
    .where(inArray(assessments.state, states))
    .groupBy(assessments.state)
    .all()
}
