import { and, asc, count, desc, eq, gt, gte, inArray, isNull, lt } from 'drizzle-orm'
import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { assessments, campaigns, policyVersions } from '#db/schema/index.ts'

export type CampaignRow = typeof campaigns.$inferSelect
export type AssessmentRow = typeof assessments.$inferSelect
export type AssessmentInsert = typeof assessments.$inferInsert

const MAX_CAMPAIGNS = 200
const MAX_VERSIONS = 200
/** States in which a supplier still answers for the first time. */
const ANSWERING: readonly AssessmentState[] = ['invited', 'in-progress']

export function insertCampaign(db: Db, row: typeof campaigns.$inferInsert) {
  db.insert(campaigns).values(row).run()
}

export function updateCampaign(db: Db, id: string, change: Partial<CampaignRow>) {
  db.update(campaigns).set(change).where(eq(campaigns.id, id)).run()
}

export function findCampaignById(db: Db, id: string): CampaignRow | null {
  return db.select().from(campaigns).where(eq(campaigns.id, id)).get() ?? null
}

/** Newest first, without discarded drafts: rounds of the checklist when no kind is named. */
export function findAllCampaigns(db: Db, kind: QuestionnaireKind = 'esg-checklist'): CampaignRow[] {
  return db
    .select()
    .from(campaigns)
    .where(and(isNull(campaigns.discardedAt), eq(campaigns.kind, kind)))
    .orderBy(desc(campaigns.year), desc(campaigns.createdAt))
    .limit(MAX_CAMPAIGNS)
    .all()
}

/** Years from this one on with a round of a kind of questionnaire that is not discarded, in order. */
export function findYearsInUse(db: Db, kind: QuestionnaireKind, from: number): number[] {
  const rows = db
    .selectDistinct({ year: campaigns.year })
    .from(campaigns)
    .where(and(gte(campaigns.year, from), isNull(campaigns.discardedAt), eq(campaigns.kind, kind)))
    .orderBy(asc(campaigns.year))
    .limit(MAX_CAMPAIGNS)
    .all()
  return rows.map(({ year }) => year)
}

/** Published grading policies, newest first. */
export function findPolicyVersions(db: Db) {
  return db
    .select({ id: policyVersions.id, version: policyVersions.version })
    .from(policyVersions)
    .orderBy(desc(policyVersions.publishedAt), desc(policyVersions.id))
    .limit(MAX_VERSIONS)
    .all()
}

export function existsPolicyVersion(db: Db, id: string) {
  const row = db.select({ id: policyVersions.id }).from(policyVersions).where(eq(policyVersions.id, id)).get()
  return row !== undefined
}

export function findLatestPolicyVersionId(db: Db): string | null {
  const row = db
    .select({ id: policyVersions.id })
    .from(policyVersions)
    .orderBy(desc(policyVersions.publishedAt), desc(policyVersions.id))
    .limit(1)
    .get()
  return row?.id ?? null
}

export function findAssessmentById(db: Db, id: string): AssessmentRow | null {
  return db.select().from(assessments).where(eq(assessments.id, id)).get() ?? null
}

/** Ids and suppliers of a campaign's assessments in one of the states. */
export function findAssessmentIdsByState(db: Db, campaignId: string, states: readonly AssessmentState[]) {
  return db
    .select({ id: assessments.id, supplierId: assessments.supplierId })
    .from(assessments)
    .where(and(eq(assessments.campaignId, campaignId), inArray(assessments.state, [...states])))
    .all()
}

export function updateAssessmentsByState(
  db: Db,
  campaignId: string,
  states: readonly AssessmentState[],
  change: Partial<AssessmentInsert>,
) {
  db.update(assessments)
    .set(change)
    .where(and(eq(assessments.campaignId, campaignId), inArray(assessments.state, [...states])))
    .run()
}

export function updateAssessment(db: Db, id: string, change: Partial<AssessmentInsert>) {
  db.update(assessments).set(change).where(eq(assessments.id, id)).run()
}

/** Assessments still being answered whose due date lies before `dueAt`. */
export function findIdsDueBefore(db: Db, campaignId: string, dueAt: Date): string[] {
  const rows = db.select({ id: assessments.id }).from(assessments).where(isDueBefore(campaignId, dueAt)).all()
  return rows.map(({ id }) => id)
}

/** Gives the same assessments the later date. */
export function moveDueDates(db: Db, campaignId: string, dueAt: Date, now: Date) {
  db.update(assessments).set({ dueAt, updatedAt: now }).where(isDueBefore(campaignId, dueAt)).run()
}

function isDueBefore(campaignId: string, dueAt: Date) {
  return and(isAnswering(campaignId), lt(assessments.dueAt, dueAt))
}

/** How many still answer under a due date of their own that is later than the campaign's and not over. */
export function countRunningExtensions(db: Db, { id, dueAt }: CampaignRow, now: Date) {
  const isLater = and(gt(assessments.dueAt, dueAt), gt(assessments.dueAt, now))
  const row = db
    .select({ n: count() })
    .from(assessments)
    .where(and(isAnswering(id), isLater))
    .get()
  return row?.n ?? 0
}

/** How many still answer, and how many of those have said that they will not. */
export function countAnswering(db: Db, campaignId: string) {
  const row = db
    .select({ answering: count(), declined: count(assessments.declinedAt) })
    .from(assessments)
    .where(isAnswering(campaignId))
    .get()
  return row ?? { answering: 0, declined: 0 }
}

function isAnswering(campaignId: string) {
  return and(eq(assessments.campaignId, campaignId), inArray(assessments.state, [...ANSWERING]))
}
