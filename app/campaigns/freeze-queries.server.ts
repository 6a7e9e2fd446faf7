import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { SUBMITTED_STATES } from '#app/assessments/assessment-state.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { insertMany } from '#db/insert-many.server.ts'
import {
  assessments,
  assessmentSites,
  campaigns,
  questionnaireVersions,
  sites,
  suppliers,
  supplierSites,
  userRoles,
  users,
} from '#db/schema/index.ts'
import type { AssessmentInsert, CampaignRow } from './queries.server.ts'

export function insertAssessments(db: Db, rows: AssessmentInsert[]) {
  insertMany(db, assessments, rows)
}

/** Copies the sites that suppliers serve now to their new assessments. */
export function freezeSites(db: Db, rows: readonly { id: string; supplierId: string }[]) {
  const pairs = JSON.stringify(rows.map(({ id, supplierId }) => [id, supplierId]))
  db.run(sql`
    insert into ${assessmentSites} (assessment_id, site_id)
    select json_extract(pair.value, '$[0]'), ${supplierSites.siteId}
    from json_each(${pairs}) pair
    join ${supplierSites} on ${supplierSites.supplierId} = json_extract(pair.value, '$[1]')`)
}

/** Ids of the sites each of these suppliers serves, by supplier. */
export function findSiteIdsBySupplierIds(db: Db, ids: readonly string[]): Map<string, string[]> {
  const rows = db
    .select({ supplierId: supplierSites.supplierId, siteId: supplierSites.siteId })
    .from(supplierSites)
    .where(sql`${supplierSites.supplierId} in (select value from json_each(${JSON.stringify(ids)}))`)
    .orderBy(supplierSites.supplierId, supplierSites.siteId)
    .all()
  const sites = new Map<string, string[]>()
  for (const { supplierId, siteId } of rows) sites.set(supplierId, [...(sites.get(supplierId) ?? []), siteId])
  return sites
}

/**
 * Each supplier's latest answered assessment of the same kind of questionnaire, in a campaign of this year or an
 * earlier one, by supplier.
 */
export function findPreviousIds(
  db: Db,
  { id, year }: CampaignRow,
  kind: QuestionnaireKind,
  supplierIds: readonly string[],
): Map<string, string> {
  const states = JSON.stringify(SUBMITTED_STATES)
  const rows = db.all<{ supplierId: string; id: string }>(sql`
    select supplier_id as supplierId, id from (
      select ${assessments.supplierId}, ${assessments.id}, row_number() over (
        partition by ${assessments.supplierId} order by ${campaigns.year} desc, ${assessments.invitedAt} desc) as place
      from json_each(${JSON.stringify(supplierIds)}) wanted
      cross join ${assessments} on ${assessments.supplierId} = wanted.value
      join ${campaigns} on ${campaigns.id} = ${assessments.campaignId}
      join ${questionnaireVersions} on ${questionnaireVersions.id} = ${campaigns.questionnaireVersionId}
      where ${assessments.state} in (select value from json_each(${states}))
        and ${questionnaireVersions.kind} = ${kind} and ${campaigns.id} <> ${id} and ${campaigns.year} <= ${year})
    where place = 1`)
  return new Map(rows.map(row => [row.supplierId, row.id]))
}

/** Of these suppliers, those that are in the campaign already. */
export function findSupplierIdsInCampaign(db: Db, campaignId: string, supplierIds: readonly string[]) {
  const rows = db
    .select({ supplierId: assessments.supplierId })
    .from(assessments)
    .where(
      and(
        eq(assessments.campaignId, campaignId),
        sql`${assessments.supplierId} in (select value from json_each(${JSON.stringify(supplierIds)}))`,
      ),
    )
    .all()
  return new Set(rows.map(({ supplierId }) => supplierId))
}

/** By code. */
export function findSuppliersByIds(db: Db, ids: readonly string[]) {
  return db
    .select()
    .from(suppliers)
    .where(sql`${suppliers.id} in (select value from json_each(${JSON.stringify(ids)}))`)
    .orderBy(suppliers.code)
    .all()
}

/** People of the buyer who review and have an open account, by name. */
export function findReviewers(db: Db) {
  return db
    .selectDistinct({ id: users.id, name: users.name })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id))
    .where(
      and(
        isNull(users.supplierId),
        isNull(users.disabledAt),
        sql`${userRoles.role} in ('sqe', 'procurement')`,
      ),
    )
    .orderBy(users.name)
    .limit(200)
    .all()
}

/** How many assessments of a campaign each reviewer has; null: nobody yet. */
export function countByReviewer(db: Db, campaignId: string) {
  return db
    .select({ reviewerId: assessments.reviewerId, n: count() })
    .from(assessments)
    .where(eq(assessments.campaignId, campaignId))
    .groupBy(assessments.reviewerId)
    .all()
}

/** The sites a supplier served when it was invited, by code. */
export function findSitesByAssessmentId(db: Db, assessmentId: string) {
  return db
    .select({ id: sites.id, nameZh: sites.nameZh, nameEn: sites.nameEn })
    .from(assessmentSites)
    .innerJoin(sites, eq(sites.id, assessmentSites.siteId))
    .where(eq(assessmentSites.assessmentId, assessmentId))
    .orderBy(sites.code)
    .all()
}
