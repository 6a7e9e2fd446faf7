import { and, asc, count, eq, gt, inArray, isNull, lte, or, sql, type Placeholder } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { preparedOnce } from '#db/prepared.server.ts'
import { assessments, evidence, users } from '#db/schema/index.ts'
import type { EvidenceView } from './checklist.ts'

/** Files attached to one item, and to one assessment, at a time. */
export const MAX_FILES_PER_ITEM = 20
export const MAX_FILES_PER_ASSESSMENT = 300

const columns = {
  id: evidence.id,
  itemCode: evidence.itemCode,
  fileName: evidence.fileName,
  mediaType: evidence.mediaType,
  sizeBytes: evidence.sizeBytes,
  sha256: evidence.sha256,
  uploadedAt: evidence.uploadedAt,
  uploadedByName: users.name,
  carriedFromId: evidence.carriedFromId,
}

/** Attached files, oldest first, as they are now or were at the instant `at`; no files taken back by then. */
export function findEvidenceByAssessmentId(db: Db, assessmentId: string, at?: Date): EvidenceView[] {
  return at ? evidenceQuery(db, assessmentId, at).all() : preparedEvidence(db).all({ assessmentId })
}

const preparedEvidence = preparedOnce(db => evidenceQuery(db, sql.placeholder('assessmentId')).prepare())

function evidenceQuery(db: Db, assessmentId: string | Placeholder, at?: Date) {
  return selectEvidence(db)
    .where(and(eq(evidence.assessmentId, assessmentId), isAttached(at)))
    .orderBy(asc(evidence.uploadedAt), asc(evidence.id))
    .limit(MAX_FILES_PER_ASSESSMENT)
}

/** Attached files of one item, provided that the assessment is the supplier's own. */
export function findOwnEvidenceByItem(
  db: Db,
  { supplierId, assessmentId, itemCode }: { supplierId: string; assessmentId: string; itemCode: string },
): EvidenceView[] {
  return selectEvidence(db)
    .innerJoin(assessments, eq(assessments.id, evidence.assessmentId))
    .where(
      and(
        eq(evidence.assessmentId, assessmentId),
        eq(evidence.itemCode, itemCode),
        eq(assessments.supplierId, supplierId),
        isNull(evidence.removedAt),
      ),
    )
    .orderBy(asc(evidence.uploadedAt), asc(evidence.id))
    .limit(MAX_FILES_PER_ITEM)
    .all()
}

/** Files attached to an assessment. */
export function countEvidence(db: Db, assessmentId: string): number {
  const row = db
    .select({ files: count() })
    .from(evidence)
    .where(and(eq(evidence.assessmentId, assessmentId), isNull(evidence.removedAt)))
    .get()
  return row?.files ?? 0
}

export function findEvidenceById(
  db: Db,
  assessmentId: string,
  id: string,
  at?: Date,
): EvidenceView | undefined {
  return selectEvidence(db)
    .where(and(eq(evidence.id, id), eq(evidence.assessmentId, assessmentId), isAttached(at)))
    .get()
}

function isAttached(at: Date | undefined) {
  if (!at) return isNull(evidence.removedAt)
  return and(lte(evidence.uploadedAt, at), or(isNull(evidence.removedAt), gt(evidence.removedAt, at)))
}

/** When files of each item were last added or taken back. */
export function findEvidenceChanges(db: Db, assessmentId: string) {
  return preparedChanges(db).all({ assessmentId })
}

const preparedChanges = preparedOnce(db =>
  db
    .select({ itemCode: evidence.itemCode, uploadedAt: evidence.uploadedAt, removedAt: evidence.removedAt })
    .from(evidence)
    .where(eq(evidence.assessmentId, sql.placeholder('assessmentId')))
    .limit(MAX_FILES_PER_ASSESSMENT * 10)
    .prepare(),
)

export function insertEvidence(db: Db, row: typeof evidence.$inferInsert) {
  db.insert(evidence).values(row).run()
}

export function markEvidenceRemoved(db: Db, id: string, removedAt: Date) {
  db.update(evidence).set({ removedAt }).where(eq(evidence.id, id)).run()
}

export function markEvidenceAttached(db: Db, ids: string[]) {
  if (ids.length > 0) db.update(evidence).set({ removedAt: null }).where(inArray(evidence.id, ids)).run()
}

function selectEvidence(db: Db) {
  return db.select(columns).from(evidence).innerJoin(users, eq(users.id, evidence.uploadedById)).$dynamic()
}
