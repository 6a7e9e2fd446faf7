import { and, count, desc, eq, gte, isNull, like, lte, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { assessments, extensionRequests, itemComments, outbox, userRoles, users } from '#db/schema/index.ts'
import { canBeWrittenTo, type BuyerContact } from '../contact-queries.server.ts'

const MAX_PROCUREMENT = 500

/** Assessments of a campaign first submitted since an instant; what was submitted then was changed since, too. */
export function countSubmittedSince(db: Db, campaignId: string, since: Date): number {
  const isNew = and(
    eq(assessments.campaignId, campaignId),
    gte(assessments.updatedAt, since),
    gte(assessments.firstSubmittedAt, since),
  )
  return db.select({ n: count() }).from(assessments).where(isNew).get()?.n ?? 0
}

/** Comments that suppliers of a campaign have written since an instant. */
export function countCommentsSince(db: Db, campaignId: string, since: Date): number {
  const row = db
    .select({ n: count() })
    .from(itemComments)
    .innerJoin(assessments, eq(assessments.id, itemComments.assessmentId))
    .where(
      and(
        gte(itemComments.writtenAt, since),
        eq(itemComments.isFromSupplier, true),
        // From the few new comments to their assessments, not the other way round.
        sql`+${assessments.campaignId} = ${campaignId}`,
      ),
    )
    .get()
  return row?.n ?? 0
}

/** Requests for more time in a campaign: those to be decided, and those that have come since an instant. */
export function countExtensionRequests(db: Db, campaignId: string, since: Date) {
  const row = db
    .select({
      pending: sql<number>`coalesce(sum(${extensionRequests.decision} = 'pending'), 0)`,
      recent: sql<number>`coalesce(sum(${extensionRequests.requestedAt} >= ${since.getTime()}), 0)`,
    })
    .from(extensionRequests)
    .where(eq(extensionRequests.campaignId, campaignId))
    .get()
  return { pending: row?.pending ?? 0, recent: row?.recent ?? 0 }
}

/** When a person was last sent the digest of a campaign, by a clock that was not ahead of `now`; null when never. */
export function findLatestDigestAt(db: Db, campaignId: string, userId: string, now: Date): Date | null {
  const row = db
    .select({ createdAt: outbox.createdAt })
    .from(outbox)
    .where(
      and(
        eq(outbox.kind, 'campaign-digest'),
        eq(outbox.userId, userId),
        lte(outbox.createdAt, now),
        like(outbox.uniqueKey, `campaign-digest:${campaignId}:%`),
      ),
    )
    .orderBy(desc(outbox.createdAt))
    .limit(1)
    .get()
  return row?.createdAt ?? null
}

/** People of the buyer who hold procurement and can be written to. */
export function findProcurement(db: Db): BuyerContact[] {
  return db
    .select({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(userRoles)
    .innerJoin(users, eq(users.id, userRoles.userId))
    .where(and(eq(userRoles.role, 'procurement'), isNull(users.supplierId), canBeWrittenTo()))
    .limit(MAX_PROCUREMENT)
    .all()
}
