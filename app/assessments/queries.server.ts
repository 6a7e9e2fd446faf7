import { and, asc, count, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { ReceiptKind } from '#app/grading/types.ts'
import type { Db } from '#db/client.server.ts'
import { preparedOnce } from '#db/prepared.server.ts'
import {
  assessments,
  campaigns,
  gradeReceipts,
  policyVersions,
  suppliers,
  userRoles,
  users,
} from '#db/schema/index.ts'
import type { Assessment } from './checklist.ts'

/** One supplier takes part in a round a year: more than this is never a real list. */
const MAX_ASSESSMENTS_PER_SUPPLIER = 100
const MAX_RECIPIENTS = 50

export type AssessmentChange = Partial<typeof assessments.$inferInsert>
export type ReceiptRow = typeof gradeReceipts.$inferSelect

const submitters = alias(users, 'submitters')
const reviewers = alias(users, 'reviewers')

const columns = {
  id: assessments.id,
  kind: assessments.kind,
  state: assessments.state,
  category: assessments.category,
  region: assessments.region,
  supplierClass: assessments.supplierClass,
  isSmallFirm: assessments.isSmallFirm,
  previousId: assessments.previousId,
  dueAt: assessments.dueAt,
  returnRounds: assessments.returnRounds,
  askedItems: assessments.askedItems,
  completeItems: assessments.completeItems,
  declinedItems: assessments.declinedItems,
  invitedAt: assessments.invitedAt,
  openedAt: assessments.openedAt,
  startedAt: assessments.startedAt,
  firstSubmittedAt: assessments.firstSubmittedAt,
  submittedAt: assessments.submittedAt,
  submittedByName: submitters.name,
  reviewerId: assessments.reviewerId,
  reviewerName: reviewers.name,
  verifiedAt: assessments.verifiedAt,
  publishedAt: assessments.publishedAt,
  exemptReason: assessments.exemptReason,
  declinedAt: assessments.declinedAt,
  declineReason: assessments.declineReason,
  selfScore: assessments.selfScore,
  selfGrade: assessments.selfGrade,
  verifiedScore: assessments.verifiedScore,
  verifiedGrade: assessments.verifiedGrade,
  updatedAt: assessments.updatedAt,
  campaign: {
    id: campaigns.id,
    nameZh: campaigns.nameZh,
    nameEn: campaigns.nameEn,
    year: campaigns.year,
    state: campaigns.state,
    questionnaireVersionId: campaigns.questionnaireVersionId,
    policyVersionId: campaigns.policyVersionId,
  },
  supplier: {
    id: suppliers.id,
    code: suppliers.code,
    nameZh: suppliers.nameZh,
    nameEn: suppliers.nameEn,
  },
}

export function findAssessmentById(db: Db, id: string): Assessment | undefined {
  return preparedAssessment(db).get({ id })
}

const preparedAssessment = preparedOnce(db =>
  selectAssessments(db)
    .where(eq(assessments.id, sql.placeholder('id')))
    .prepare(),
)

/** Newest first. */
export function findAssessmentsBySupplierId(db: Db, supplierId: string): Assessment[] {
  return selectAssessments(db)
    .where(eq(assessments.supplierId, supplierId))
    .orderBy(desc(assessments.invitedAt))
    .limit(MAX_ASSESSMENTS_PER_SUPPLIER)
    .all()
}

export function updateAssessment(db: Db, id: string, change: AssessmentChange) {
  db.update(assessments).set(change).where(eq(assessments.id, id)).run()
}

export function findPolicyById(db: Db, id: string) {
  return db.select().from(policyVersions).where(eq(policyVersions.id, id)).get()
}

export function insertReceipt(db: Db, row: typeof gradeReceipts.$inferInsert) {
  db.insert(gradeReceipts).values(row).run()
}

/** The latest of its kind: the last one added, also when the clock was put back since. */
export function findReceiptByKind(db: Db, assessmentId: string, kind: ReceiptKind): ReceiptRow | undefined {
  return db
    .select()
    .from(gradeReceipts)
    .where(and(eq(gradeReceipts.assessmentId, assessmentId), eq(gradeReceipts.kind, kind)))
    .orderBy(desc(sql`${gradeReceipts}.rowid`))
    .limit(1)
    .get()
}

export type Recipient = Pick<typeof users.$inferSelect, 'id' | 'email' | 'name' | 'locale'>

/** Active people of a supplier who speak for it, and whoever submitted. */
export function findRecipientsBySupplierId(
  db: Db,
  supplierId: string,
  submittedById: string | null,
): Recipient[] {
  const speaks = db
    .select({ userId: userRoles.userId })
    .from(userRoles)
    .where(and(eq(userRoles.userId, users.id), inArray(userRoles.role, ['signatory', 'owner'])))
  return db
    .select({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(
      and(
        eq(users.supplierId, supplierId),
        isNull(users.disabledAt),
        or(inArray(users.id, speaks), submittedById ? eq(users.id, submittedById) : undefined),
      ),
    )
    .orderBy(asc(users.createdAt), asc(users.id))
    .limit(MAX_RECIPIENTS)
    .all()
}

function selectAssessments(db: Db) {
  return db
    .select(columns)
    .from(assessments)
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .leftJoin(submitters, eq(submitters.id, assessments.submittedById))
    .leftJoin(reviewers, eq(reviewers.id, assessments.reviewerId))
    .$dynamic()
}

/** Verified assessments of a campaign whose results are not published yet, earliest due first. */
export function findVerifiedIds(db: Db, campaignId: string, limit: number): string[] {
  return db
    .select({ id: assessments.id })
    .from(assessments)
    .where(isVerifiedOf(campaignId))
    .orderBy(asc(assessments.dueAt), asc(assessments.id))
    .limit(limit)
    .all()
    .map(({ id }) => id)
}

export function countVerified(db: Db, campaignId: string): number {
  return db.select({ n: count() }).from(assessments).where(isVerifiedOf(campaignId)).get()?.n ?? 0
}

function isVerifiedOf(campaignId: string) {
  return and(eq(assessments.campaignId, campaignId), eq(assessments.state, 'verified'))
}
