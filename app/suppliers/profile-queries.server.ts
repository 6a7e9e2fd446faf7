import { and, count, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, or } from 'drizzle-orm'
import { EDITABLE_STATES } from '#app/assessments/assessment-state.ts'
import { isChecklist } from '#app/assessments/kind-queries.server.ts'
import type { EventType } from '#app/history/events.ts'
import { isForTrail } from '#app/history/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, dimensionScores, events, evidence, users } from '#db/schema/index.ts'

const MAX_ASSESSMENTS = 50
const MAX_STANDING_CHANGES = 50
const MAX_CONTACTS = 200

const STANDING_EVENTS = [
  'supplier.status-changed',
  'supplier.closed',
  'supplier.reopened',
] as const satisfies readonly EventType[]

/** Newest first, with the campaign each belongs to. */
export function findAssessmentsBySupplierId(db: Db, supplierId: string) {
  return db
    .select({
      id: assessments.id,
      campaignId: campaigns.id,
      campaignNameZh: campaigns.nameZh,
      campaignNameEn: campaigns.nameEn,
      year: campaigns.year,
      questionnaireVersionId: campaigns.questionnaireVersionId,
      state: assessments.state,
      dueAt: assessments.dueAt,
      askedItems: assessments.askedItems,
      completeItems: assessments.completeItems,
      selfScore: assessments.selfScore,
      selfGrade: assessments.selfGrade,
      verifiedScore: assessments.verifiedScore,
      verifiedGrade: assessments.verifiedGrade,
      exemptReason: assessments.exemptReason,
    })
    .from(assessments)
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .where(and(eq(assessments.supplierId, supplierId), isChecklist))
    .orderBy(desc(assessments.invitedAt), desc(assessments.id))
    .limit(MAX_ASSESSMENTS)
    .all()
}

/** Verified scores of each dimension, for a page of assessments. */
export function findDimensionScores(db: Db, assessmentIds: string[]) {
  return db
    .select({
      assessmentId: dimensionScores.assessmentId,
      dimension: dimensionScores.dimension,
      score: dimensionScores.score,
    })
    .from(dimensionScores)
    .where(and(inArray(dimensionScores.assessmentId, assessmentIds), eq(dimensionScores.kind, 'verified')))
    .all()
}

/** Campaigns in which the supplier can still answer. */
export function findRunningAssessments(db: Db, supplierId: string) {
  return db
    .select({
      id: assessments.id,
      campaignId: campaigns.id,
      nameZh: campaigns.nameZh,
      nameEn: campaigns.nameEn,
    })
    .from(assessments)
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .where(
      and(
        eq(assessments.supplierId, supplierId),
        isChecklist,
        inArray(assessments.state, [...EDITABLE_STATES]),
      ),
    )
    .limit(MAX_ASSESSMENTS)
    .all()
}

/** Changes of status, closings and reopenings, newest first. */
export function findStandingChanges(db: Db, supplierId: string) {
  return db
    .select({
      seq: events.seq,
      at: events.at,
      type: events.type,
      actorName: events.actorName,
      data: events.data,
    })
    .from(events)
    .where(and(eq(events.supplierId, supplierId), isForTrail, inArray(events.type, [...STANDING_EVENTS])))
    .orderBy(desc(events.seq))
    .limit(MAX_STANDING_CHANGES)
    .all()
}

/** Addresses of a supplier's people that the mail server refused for good, by person. */
export function findRefusedAddresses(db: Db, supplierId: string) {
  const rows = db
    .select({ id: users.id, at: users.undeliverableAt, reason: users.undeliverableReason })
    .from(users)
    .where(and(eq(users.supplierId, supplierId), isNotNull(users.undeliverableAt)))
    .limit(MAX_CONTACTS)
    .all()
  return new Map(rows.map(({ id, at, reason }) => [id, { at, reason }]))
}

/** Files of all the supplier's assessments that the buyer may read, newest first; pages count from 1. */
export function findDocuments(db: Db, supplierId: string, page: number, pageSize: number) {
  return db
    .select({
      id: evidence.id,
      assessmentId: evidence.assessmentId,
      itemCode: evidence.itemCode,
      fileName: evidence.fileName,
      sizeBytes: evidence.sizeBytes,
      uploadedAt: evidence.uploadedAt,
      uploadedByName: users.name,
      year: campaigns.year,
      campaignNameZh: campaigns.nameZh,
      campaignNameEn: campaigns.nameEn,
    })
    .from(assessments)
    .innerJoin(evidence, eq(evidence.assessmentId, assessments.id))
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .innerJoin(users, eq(users.id, evidence.uploadedById))
    .where(and(eq(assessments.supplierId, supplierId), isChecklist, isSubmitted))
    .orderBy(desc(evidence.uploadedAt), desc(evidence.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .all()
}

export function countDocuments(db: Db, supplierId: string) {
  const row = db
    .select({ n: count() })
    .from(assessments)
    .innerJoin(evidence, eq(evidence.assessmentId, assessments.id))
    .where(and(eq(assessments.supplierId, supplierId), isChecklist, isSubmitted))
    .get()
  return row?.n ?? 0
}

/** What was sent: before the first submission nothing, while items are returned the files as last submitted. */
const isSubmitted = and(
  isNotNull(assessments.firstSubmittedAt),
  or(
    and(ne(assessments.state, 'returned'), isNull(evidence.removedAt)),
    and(
      eq(assessments.state, 'returned'),
      lte(evidence.uploadedAt, assessments.submittedAt),
      or(isNull(evidence.removedAt), gt(evidence.removedAt, assessments.submittedAt)),
    ),
  ),
)
