import { and, asc, count, desc, eq, gt, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { preparedOnce } from '#db/prepared.server.ts'
import {
  answers,
  assessments,
  campaigns,
  policyVersions,
  returnedItems,
  reviews,
  suppliers,
  userRoles,
  users,
} from '#db/schema/index.ts'
import type { AssessmentState } from './assessment-state.ts'
import { OUTDATED } from './checklist.ts'
import { isChecklist, isChecklistRound } from './kind-queries.server.ts'
import { NOBODY, type QueueSearch } from './queue-search.ts'

/** A questionnaire has far fewer items than this. */
const MAX_ITEMS = 500
const MAX_CHOICES = 200

export function findReviewsByAssessmentId(db: Db, assessmentId: string) {
  return preparedReviews(db).all({ assessmentId })
}

const preparedReviews = preparedOnce(db =>
  db
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
    .where(eq(reviews.assessmentId, sql.placeholder('assessmentId')))
    .limit(MAX_ITEMS)
    .prepare(),
)

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

/** One page of the queue, earliest due first, or with the lowest self-assessed score first. */
export function findQueue(db: Db, search: QueueSearch, { limit, offset }: { limit: number; offset: number }) {
  const ids = queueIdsQuery(db, search, { limit, offset }).all()
  const rows = db
    .select({
      id: assessments.id,
      state: assessments.state,
      dueAt: assessments.dueAt,
      submittedAt: assessments.submittedAt,
      verifiedAt: assessments.verifiedAt,
      selfScore: assessments.selfScore,
      selfGrade: assessments.selfGrade,
      selfTrigger: assessments.selfTrigger,
      askedItems: assessments.askedItems,
      returnRounds: assessments.returnRounds,
      openComments: assessments.openComments,
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
    .where(
      inArray(
        assessments.id,
        ids.map(({ id }) => id),
      ),
    )
    .all()
  const byId = new Map(rows.map(row => [row.id, row]))
  return ids.flatMap(({ id }) => byId.get(id) ?? [])
}

/** Found in an index alone; the rows of the page are read afterwards. */
export function queueIdsQuery(
  db: Db,
  search: QueueSearch,
  { limit, offset }: { limit: number; offset: number },
) {
  const order =
    search.order === 'low'
      ? [sql`${assessments.selfScore} is null`, asc(assessments.selfScore), asc(assessments.id)]
      : [asc(assessments.dueAt), asc(assessments.submittedAt), asc(assessments.id)]
  return db
    .select({ id: assessments.id })
    .from(assessments)
    .where(inQueue(search))
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
}

export function countQueueQuery(db: Db, search: QueueSearch) {
  return db
    .select({ state: assessments.state, assessments: count() })
    .from(assessments)
    .where(inQueue({ ...search, states: [] }))
    .groupBy(sql`+${assessments.state}`)
}

/** Rounds and reviewers that something in the queue belongs to. */
export function findQueueChoices(db: Db) {
  const rounds = db
    .select({ id: campaigns.id, nameZh: campaigns.nameZh, nameEn: campaigns.nameEn })
    .from(campaigns)
    .where(and(inArray(campaigns.state, ['open', 'closed']), isChecklistRound))
    .orderBy(desc(campaigns.year), desc(campaigns.createdAt))
    .limit(MAX_CHOICES)
    .all()
  const reviewers = db
    .selectDistinct({ id: users.id, name: users.name })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(and(inArray(userRoles.role, ['sqe', 'procurement']), isNull(users.disabledAt)))
    .orderBy(users.name)
    .limit(MAX_CHOICES)
    .all()
  return { rounds, reviewers }
}

/**
 * What it takes to be in the queue. The first condition is the one of its partial index, word for word; due after
 * the beginning of time, the index is searched from the start on. Each plus keeps other indexes out, which would
 * have to read the rows.
 */
export function inQueue(search: QueueSearch) {
  const { states, reviewer, campaignId, category, supplierClass, selfGrade, trigger } = search
  return and(
    sql`+${assessments.state} in ('submitted', 'under-review', 'verified') and ${isChecklist}`,
    sql`${assessments.dueAt} > 0`,
    states.length > 0 ? inArray(sql`+${assessments.state}`, states) : undefined,
    reviewer === NOBODY
      ? sql`+${assessments.reviewerId} is null`
      : reviewer
        ? sql`+${assessments.reviewerId} = ${reviewer}`
        : undefined,
    campaignId ? sql`+${assessments.campaignId} = ${campaignId}` : undefined,
    category ? eq(assessments.category, category) : undefined,
    supplierClass ? eq(assessments.supplierClass, supplierClass) : undefined,
    selfGrade ? eq(assessments.selfGrade, selfGrade) : undefined,
    trigger === 'any'
      ? isNotNull(assessments.selfTrigger)
      : trigger
        ? eq(assessments.selfTrigger, trigger)
        : undefined,
    search.hasComments ? gt(assessments.openComments, 0) : undefined,
  )
}

export function countByState(db: Db, states: AssessmentState[]) {
  return db
    .select({ state: assessments.state, assessments: count() })
    .from(assessments)
    .where(and(inArray(assessments.state, states), isChecklist))
    .groupBy(assessments.state)
    .all()
}
