import { and, asc, desc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Role } from '#app/accounts/roles.ts'
import type { AssessmentState } from '#app/assessments/assessment-state.ts'
import type { Db } from '#db/client.server.ts'
import { insertMany } from '#db/insert-many.server.ts'
import { assessments, campaigns, policyVersions, suppliers, userRoles, users } from '#db/schema/index.ts'

export type CampaignRow = typeof campaigns.$inferSelect
export type AssessmentRow = typeof assessments.$inferSelect
export type AssessmentInsert = typeof assessments.$inferInsert

const MAX_CAMPAIGNS = 200
/** SQLite takes at most 32,766 values in one statement. */
const ROWS_PER_STATEMENT = 500

export function insertCampaign(db: Db, row: typeof campaigns.$inferInsert) {
  db.insert(campaigns).values(row).run()
}

export function updateCampaign(db: Db, id: string, change: Partial<CampaignRow>) {
  db.update(campaigns).set(change).where(eq(campaigns.id, id)).run()
}

export function findCampaignById(db: Db, id: string): CampaignRow | null {
  return db.select().from(campaigns).where(eq(campaigns.id, id)).get() ?? null
}

/** Newest first. */
export function findAllCampaigns(db: Db): CampaignRow[] {
  return db
    .select()
    .from(campaigns)
    .orderBy(desc(campaigns.year), desc(campaigns.createdAt))
    .limit(MAX_CAMPAIGNS)
    .all()
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

/** Population, exempt and replied, campaign by campaign. */
export function countRepliesByCampaignId(db: Db) {
  return db
    .select({
      campaignId: assessments.campaignId,
      population: sql<number>`count(*)`,
      exempt: sql<number>`sum(${assessments.state} = 'exempt')`,
      replied: sql<number>`sum(${assessments.state} in ('submitted', 'under-review', 'returned', 'verified', 'published'))`,
    })
    .from(assessments)
    .groupBy(assessments.campaignId)
    .limit(MAX_CAMPAIGNS)
    .all()
}

export function insertAssessments(db: Db, rows: AssessmentInsert[]) {
  insertMany(db, assessments, rows)
}

export function findSuppliersByIds(db: Db, ids: string[]) {
  return inChunks(ids).flatMap(some => db.select().from(suppliers).where(inArray(suppliers.id, some)).all())
}

/**
 * Everybody who can be written to at the suppliers of a campaign: owners first, then signatories, then the
 * others; within each the oldest account first.
 */
export function findContactsByCampaignId(db: Db, campaignId: string) {
  return db
    .select({
      assessmentId: assessments.id,
      category: assessments.category,
      supplierId: suppliers.id,
      supplierNameZh: suppliers.nameZh,
      supplierNameEn: suppliers.nameEn,
      userId: users.id,
      email: users.email,
      name: users.name,
      locale: users.locale,
      hasPassword: sql<number>`${users.passwordHash} is not null`.mapWith(Boolean),
    })
    .from(assessments)
    .innerJoin(suppliers, eq(suppliers.id, assessments.supplierId))
    .innerJoin(users, eq(users.supplierId, suppliers.id))
    .where(and(eq(assessments.campaignId, campaignId), isNull(users.disabledAt)))
    .orderBy(asc(suppliers.code), desc(holds('owner')), desc(holds('signatory')), asc(users.createdAt))
    .all()
}

/** Suppliers with at least one person who can be written to. */
export function findReachableSupplierIds(db: Db): Set<string> {
  const rows = db
    .selectDistinct({ supplierId: users.supplierId })
    .from(users)
    .where(and(isNotNull(users.supplierId), isNull(users.disabledAt)))
    .all()
  return new Set(rows.flatMap(({ supplierId }) => supplierId ?? []))
}

function holds(role: Role) {
  return sql`exists (select 1 from ${userRoles} where ${userRoles.userId} = ${users.id} and ${userRoles.role} = ${role})`
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

function inChunks<T>(rows: T[]): T[][] {
  const count = Math.ceil(rows.length / ROWS_PER_STATEMENT)
  return Array.from({ length: count }, (_, at) =>
    rows.slice(at * ROWS_PER_STATEMENT, (at + 1) * ROWS_PER_STATEMENT),
  )
}
