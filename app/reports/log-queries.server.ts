import { and, asc, eq, gt, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import { isForTrail } from '#app/history/queries.server.ts'
import type { OutboxFilter } from '#app/mail/queries.server.ts'
import type { QueueSearch } from '#app/assessments/queue-search.ts'
import { inQueue } from '#app/assessments/review-queries.server.ts'
import { listed, type ExtensionFilter } from '#app/campaigns/extension-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  assessments,
  campaigns,
  events,
  extensionRequests,
  outbox,
  suppliers,
  users,
} from '#db/schema/index.ts'

/** An instant and the number of a row: where a page ended, so that rows of one instant are told apart. */
export type Place = { at: Date; row: number }

/** Events of one supplier or one campaign, oldest first, without the saves of forms. */
export function findEventsAfter(
  db: Db,
  of: { supplierId: string } | { campaignId: string },
  after: number | null,
  limit: number,
) {
  const isOf =
    'supplierId' in of ? eq(events.supplierId, of.supplierId) : eq(events.campaignId, of.campaignId)
  return db
    .select({ event: events, code: suppliers.code, nameZh: suppliers.nameZh, nameEn: suppliers.nameEn })
    .from(events)
    .leftJoin(suppliers, eq(suppliers.id, events.supplierId))
    .where(and(isOf, isForTrail, gt(events.seq, after ?? 0)))
    .orderBy(asc(events.seq))
    .limit(limit)
    .all()
}

/** Mails, oldest first; a null of the filter means all. */
export function findOutboxAfter(db: Db, { state, kind }: OutboxFilter, after: Place | null, limit: number) {
  const row = sql<number>`${outbox}.rowid`
  const isState = state ? eq(outbox.state, state) : undefined
  const isKind = kind ? eq(outbox.kind, kind) : undefined
  return db
    .select({ mail: outbox, row, code: suppliers.code, nameZh: suppliers.nameZh, nameEn: suppliers.nameEn })
    .from(outbox)
    .leftJoin(suppliers, eq(suppliers.id, outbox.supplierId))
    .where(and(isState, isKind, isAfter(outbox.createdAt, row, after)))
    .orderBy(asc(outbox.createdAt), asc(row))
    .limit(limit)
    .all()
}

/** Requests for more time of a list with this filter, oldest first. */
export function findExtensionsAfter(db: Db, filter: ExtensionFilter, after: Place | null, limit: number) {
  const row = sql<number>`${extensionRequests}.rowid`
  return db
    .select({
      request: extensionRequests,
      row,
      dueAt: assessments.dueAt,
      code: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      campaignNameZh: campaigns.nameZh,
      campaignNameEn: campaigns.nameEn,
    })
    .from(extensionRequests)
    .innerJoin(assessments, eq(assessments.id, extensionRequests.assessmentId))
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .innerJoin(campaigns, eq(campaigns.id, extensionRequests.campaignId))
    .where(and(listed(filter), isAfter(extensionRequests.requestedAt, row, after)))
    .orderBy(asc(extensionRequests.requestedAt), asc(row))
    .limit(limit)
    .all()
}

/** What is in the review queue, earliest due first. */
export function findQueueAfter(db: Db, search: QueueSearch, after: Place | null, limit: number) {
  const row = sql<number>`${assessments}.rowid`
  return db
    .select({
      assessment: assessments,
      row,
      code: suppliers.code,
      nameZh: suppliers.nameZh,
      nameEn: suppliers.nameEn,
      reviewerName: users.name,
      campaign: { nameZh: campaigns.nameZh, nameEn: campaigns.nameEn },
    })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .leftJoin(users, eq(users.id, assessments.reviewerId))
    .where(and(inQueue(search), isAfter(assessments.dueAt, row, after)))
    .orderBy(asc(assessments.dueAt), asc(row))
    .limit(limit)
    .all()
}

/** Before the first page: after the beginning of time, so that an index is searched from the start on. */
function isAfter(instant: SQLiteColumn, row: SQL, after: Place | null): SQL {
  return sql`(${instant}, ${row}) > (${after?.at.getTime() ?? 0}, ${after?.row ?? 0})`
}
