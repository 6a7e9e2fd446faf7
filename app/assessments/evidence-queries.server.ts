import { and, asc, eq, isNull } from 'drizzle-orm'
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

/** When files of each item were last added or taken back. */
export function findEvidenceChanges(db: Db, assessmentId: string) {
  return db
    .select({ itemCode: evidence.itemCode, uploadedAt: evidence.uploadedAt, removedAt: evidence.removedAt })
    .from(evidence)
    .where(eq(evidence.assessmentId, assessmentId))
    .limit(MAX_FILES_PER_ASSESSMENT * 10)
    .all()
}

/** Whether any record, also one of a file taken back, rests on these bytes. */
export function isEvidenceUsed(db: Db, sha256: string): boolean {
  return db.select({ id: evidence.id }).from(evidence).where(eq(evidence.sha256, sha256)).get() !== undefined
}

export function insertEvidence(db: Db, row: typeof evidence.$inferInsert) {
  db.insert(evidence).values(row).run()
}

export function markEvidenceRemoved(db: Db, id: string, removedAt: Date) {
  db.update(evidence).set({ removedAt }).where(eq(evidence.id, id)).run()
}

function selectEvidence(db: Db) {
  return db.select(columns).from(evidence).innerJoin(users, eq(users.id, evidence.uploadedById)).$dynamic()
}
