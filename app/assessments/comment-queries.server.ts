import { and, asc, desc, eq, inArray, isNull, sql, type Placeholder } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { preparedOnce } from '#db/prepared.server.ts'
import { campaigns, itemComments, users } from '#db/schema/index.ts'

/** Far more than two sides write about one checklist. */
const MAX_COMMENTS = 2000

export function insertComment(db: Db, row: typeof itemComments.$inferInsert) {
  db.insert(itemComments).values(row).run()
}

/** In the order they were written, also when the clock was put back meanwhile. */
export function findCommentsByAssessmentId(db: Db, assessmentId: string) {
  return preparedComments(db).all({ assessmentId })
}

const preparedComments = preparedOnce(db => commentsQuery(db, sql.placeholder('assessmentId')).prepare())

export function commentsQuery(db: Db, assessmentId: string | Placeholder) {
  return db
    .select({
      id: itemComments.id,
      itemCode: itemComments.itemCode,
      body: itemComments.body,
      authorId: itemComments.authorId,
      authorName: users.name,
      isFromSupplier: itemComments.isFromSupplier,
      writtenAt: itemComments.writtenAt,
    })
    .from(itemComments)
    .innerJoin(users, eq(users.id, itemComments.authorId))
    .where(eq(itemComments.assessmentId, assessmentId))
    .orderBy(asc(sql`${itemComments}.rowid`))
    .limit(MAX_COMMENTS)
}

/** The last word on one item. */
export function findLatestComment(db: Db, assessmentId: string, itemCode: string) {
  return db
    .select()
    .from(itemComments)
    .where(and(eq(itemComments.assessmentId, assessmentId), eq(itemComments.itemCode, itemCode)))
    .orderBy(desc(sql`${itemComments}.rowid`))
    .limit(1)
    .get()
}

/** Who of one side has written about an item. */
export function findCommentAuthors(db: Db, assessmentId: string, itemCode: string, isFromSupplier: boolean) {
  const rows = db
    .selectDistinct({ authorId: itemComments.authorId })
    .from(itemComments)
    .where(
      and(
        eq(itemComments.assessmentId, assessmentId),
        eq(itemComments.itemCode, itemCode),
        eq(itemComments.isFromSupplier, isFromSupplier),
      ),
    )
    .limit(MAX_COMMENTS)
    .all()
  return rows.map(({ authorId }) => authorId)
}

/**
 * Items of each of these assessments (a page of a list) whose last word is the supplier's, or the buyer's.
 * Assessments without any are left out.
 */
export function countAwaitingReply(
  db: Db,
  assessmentIds: readonly string[],
  lastWord: 'supplier' | 'buyer',
): Map<string, number> {
  return new Map(
    awaitingReplyQuery(db, assessmentIds, lastWord)
      .all()
      .map(({ assessmentId, items }) => [assessmentId, items]),
  )
}

export function awaitingReplyQuery(db: Db, assessmentIds: readonly string[], lastWord: 'supplier' | 'buyer') {
  // SQLite takes the other columns of a group with max() from the row that holds the maximum.
  const last = db
    .select({
      assessmentId: itemComments.assessmentId,
      itemCode: itemComments.itemCode,
      place: sql<number>`max(${itemComments}.rowid)`.as('place'),
      isFromSupplier: itemComments.isFromSupplier,
    })
    .from(itemComments)
    .where(inArray(itemComments.assessmentId, [...assessmentIds]))
    .groupBy(itemComments.assessmentId, itemComments.itemCode)
    .as('last')
  return db
    .select({ assessmentId: last.assessmentId, items: sql<number>`count(*)` })
    .from(last)
    .where(eq(last.isFromSupplier, lastWord === 'supplier'))
    .groupBy(last.assessmentId)
}

/** People of the buyer, by id, that a mail can be written to. */
export function findBuyerPeople(db: Db, ids: readonly string[]) {
  return db
    .select({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(
      and(
        inArray(users.id, [...ids]),
        isNull(users.supplierId),
        isNull(users.disabledAt),
        isNull(users.undeliverableAt),
      ),
    )
    .all()
}

/** Who made the campaign: the one to write to when nobody reviews yet. */
export function findCampaignCreatorId(db: Db, campaignId: string): string | null {
  const row = db
    .select({ createdById: campaigns.createdById })
    .from(campaigns)
    .where(eq(campaigns.id, campaignId))
    .get()
  return row?.createdById ?? null
}
