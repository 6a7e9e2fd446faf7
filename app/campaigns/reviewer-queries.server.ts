import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { assessments, suppliers, users } from '#db/schema/index.ts'
import type { AssessmentRow } from './queries.server.ts'

/** What a reviewer (null: nobody) has in a campaign and is not published yet, by the suppliers' codes. */
export function findToHandOver(
  db: Db,
  campaignId: string,
  reviewerId: string | null,
  category: AssessmentRow['category'] | null,
) {
  return db
    .select({
      id: assessments.id,
      campaignId: assessments.campaignId,
      supplierId: assessments.supplierId,
      reviewerId: assessments.reviewerId,
      category: assessments.category,
    })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .where(
      and(
        eq(assessments.campaignId, campaignId),
        reviewerId === null ? isNull(assessments.reviewerId) : eq(assessments.reviewerId, reviewerId),
        ne(assessments.state, 'published'),
        category ? eq(assessments.category, category) : undefined,
      ),
    )
    .orderBy(suppliers.code)
    .all()
}

/** Writes who reviews what, in one statement. */
export function setReviewers(db: Db, byAssessment: ReadonlyMap<string, string>, now: Date) {
  const pairs = JSON.stringify(Object.fromEntries(byAssessment))
  db.update(assessments)
    .set({
      reviewerId: sql`pair.value`,
      updatedAt: now,
    })
    .from(sql`json_each(${pairs}) pair`)
    .where(sql`${assessments.id} = pair.key`)
    .run()
}

/** How many assessments of a campaign each reviewer has, and how many of them are published; null: nobody. */
export function countWorkByReviewer(db: Db, campaignId: string) {
  return db
    .select({
      reviewerId: assessments.reviewerId,
      name: users.name,
      total: sql<number>`count(*)`,
      published: sql<number>`total(${assessments.state} = 'published')`,
    })
    .from(assessments)
    .leftJoin(users, eq(users.id, assessments.reviewerId))
    .where(eq(assessments.campaignId, campaignId))
    .groupBy(assessments.reviewerId)
    .orderBy(users.name)
    .all()
}
