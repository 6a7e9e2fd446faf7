import { and, asc, count, eq, isNull } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { evidence, users } from '#db/schema/index.ts'
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
}

/** Attached files, oldest first; files taken back are not among them. */
export function findEvidenceByAssessmentId(db: Db, assessmentId: string): EvidenceView[] {
  return selectEvidence(db)
    .where(and(eq(evidence.assessmentId, assessmentId), isNull(evidence.removedAt)))
    .orderBy(asc(evidence.uploadedAt), asc(evidence.id))
    .limit(MAX_FILES_PER_ASSESSMENT)
    .all()
}

export function findEvidenceById(db: Db, assessmentId: string, id: string): EvidenceView | undefined {
  return selectEvidence(db)
    .where(and(eq(evidence.id, id), eq(evidence.assessmentId, assessmentId), isNull(evidence.removedAt)))
    .get()
}

/** The same file on the same item, if it is attached already. */
export function findEvidenceBySha256(
  db: Db,
  assessmentId: string,
  itemCode: string,
  sha256: string,
): EvidenceView | undefined {
  return selectEvidence(db)
    .where(and(isAttachedTo(assessmentId, itemCode), eq(evidence.sha256, sha256)))
    .get()
}

export function countEvidenceByAssessmentId(db: Db, assessmentId: string): number {
  const isAttached = and(eq(evidence.assessmentId, assessmentId), isNull(evidence.removedAt))
  return db.select({ files: count() }).from(evidence).where(isAttached).get()?.files ?? 0
}

export function countEvidenceByItem(db: Db, assessmentId: string, itemCode: string): number {
  return (
    db.select({ files: count() }).from(evidence).where(isAttachedTo(assessmentId, itemCode)).get()?.files ?? 0
  )
}

/** When files of each item were last added or taken back. */
export function findEvidenceChanges(db: Db, assessmentId: string) {
  return db
    .select({ itemCode: evidence.itemCode, uploadedAt: evidence.uploadedAt, removedAt: evidence.removedAt })
    .from(evidence)
    .where(eq(evidence.assessmentId, assessmentId))
    .limit(MAX_FILES_PER_ASSESSMENT * 10)
    .all()
}

export function insertEvidence(db: Db, row: typeof evidence.$inferInsert) {
  db.insert(evidence).values(row).run()
}

export function markEvidenceRemoved(db: Db, id: string, removedAt: Date) {
  db.update(evidence).set({ removedAt }).where(eq(evidence.id, id)).run()
}

function isAttachedTo(assessmentId: string, itemCode: string) {
  return and(
    eq(evidence.assessmentId, assessmentId),
    eq(evidence.itemCode, itemCode),
    isNull(evidence.removedAt),
  )
}

function selectEvidence(db: Db) {
  return db.select(columns).from(evidence).innerJoin(users, eq(users.id, evidence.uploadedById)).$dynamic()
}
