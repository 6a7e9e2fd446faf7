import { and, asc, eq, gt, isNull, ne, sql } from 'drizzle-orm'
import { OUTDATED } from '#app/assessments/checklist.ts'
import { matching, type PopulationScope } from '#app/campaigns/population-filter-queries.server.ts'
import { matchCountQuery } from '#app/campaigns/population-queries.server.ts'
import type { PopulationSearch } from '#app/campaigns/population-search.ts'
import type { ReceiptKind } from '#app/grading/types.ts'
import type { Db } from '#db/client.server.ts'
import {
  assessments,
  assessmentSites,
  dimensionScores,
  evidence,
  gradeReceipts,
  reviews,
  sites,
  suppliers,
  users,
} from '#db/schema/index.ts'
import { isOneOf } from './is-one-of-queries.server.ts'

/** From this many on, the codes are followed in the register's index; fewer are found first and sorted then. */
const FOLLOW_CODES_FROM = 3000

/** How many assessments a list finds: decides how its pages are read. */
export function countAssessments(db: Db, scope: PopulationScope, search: PopulationSearch) {
  return matchCountQuery(db, scope, search).get()?.n ?? 0
}

/** Assessments of a list with their supplier and reviewer, by the supplier's code; with `after`, those that come later. */
export function findAssessmentsAfter(
  db: Db,
  { scope, search, total }: { scope: PopulationScope; search: PopulationSearch; total: number },
  after: string | null,
  limit: number,
) {
  // A cross join keeps SQLite to the written order of tables.
  const select = db.select(exportedColumns)
  const joined =
    total >= FOLLOW_CODES_FROM
      ? select.from(suppliers).crossJoin(assessments).$dynamic()
      : select.from(assessments).crossJoin(suppliers).$dynamic()
  const isTheirs = sql`${assessments.supplierId} = ${suppliers.id}`
  return joined
    .leftJoin(users, eq(users.id, assessments.reviewerId))
    .where(and(isTheirs, matching(scope, search), gt(suppliers.code, after ?? '')))
    .orderBy(asc(suppliers.code))
    .limit(limit)
    .all()
}

const exportedColumns = {
  assessment: assessments,
  code: suppliers.code,
  nameZh: suppliers.nameZh,
  nameEn: suppliers.nameEn,
  reviewerName: users.name,
}

export type ExportedAssessment = ReturnType<typeof findAssessmentsAfter>[number]

/** The sites that the suppliers of a page served when their round opened. */
export function findSitesOfAssessments(db: Db, ids: string[]) {
  return db
    .select({
      assessmentId: assessmentSites.assessmentId,
      code: sites.code,
      nameZh: sites.nameZh,
      nameEn: sites.nameEn,
    })
    .from(assessmentSites)
    .innerJoin(sites, eq(sites.id, assessmentSites.siteId))
    .where(isOneOf(assessmentSites.assessmentId, ids))
    .orderBy(asc(sites.code))
    .all()
}

export function findDimensionScores(db: Db, ids: string[]) {
  return db
    .select({
      assessmentId: dimensionScores.assessmentId,
      kind: dimensionScores.kind,
      dimension: dimensionScores.dimension,
      score: dimensionScores.score,
    })
    .from(dimensionScores)
    .where(isOneOf(dimensionScores.assessmentId, ids))
    .all()
}

/** The latest receipt of each kind of the assessments of a page. */
export function findLatestReceipts(db: Db, ids: string[]) {
  return db
    .select({ assessmentId: gradeReceipts.assessmentId, kind: gradeReceipts.kind, body: gradeReceipts.body })
    .from(gradeReceipts)
    .where(sql`${gradeReceipts}.rowid in ${latestReceiptRows(ids)}`)
    .all()
}

/** What limits the grades of a page and on how much they rest, out of the latest receipts of one kind. */
export function findGradeLimits(db: Db, ids: string[], kind: ReceiptKind) {
  const part = (path: string) => sql<string>`json_extract(${gradeReceipts.body}, ${path})`
  return db
    .select({
      assessmentId: gradeReceipts.assessmentId,
      triggers: part('$.triggers'),
      caps: part('$.caps'),
      isNarrowBasis: sql<boolean>`json_extract(${gradeReceipts.body}, '$.narrowBasis')`.mapWith(Boolean),
    })
    .from(gradeReceipts)
    .where(and(eq(gradeReceipts.kind, kind), sql`${gradeReceipts}.rowid in ${latestReceiptRows(ids)}`))
    .all()
}

/** Verdicts on what the assessments of a page have submitted last; those given on earlier answers are left out. */
export function findVerdicts(db: Db, ids: string[]) {
  return db
    .select({ review: reviews, reviewerName: users.name })
    .from(reviews)
    .innerJoin(users, eq(users.id, reviews.reviewerId))
    .where(and(isOneOf(reviews.assessmentId, ids), ne(reviews.answerRev, OUTDATED)))
    .all()
}

/** Files of the assessments of a page, oldest first; `removedAt` of those taken back. */
export function findEvidenceNames(db: Db, ids: string[]) {
  return db
    .select({
      assessmentId: evidence.assessmentId,
      itemCode: evidence.itemCode,
      fileName: evidence.fileName,
      uploadedAt: evidence.uploadedAt,
      removedAt: evidence.removedAt,
    })
    .from(evidence)
    .where(isOneOf(evidence.assessmentId, ids))
    .orderBy(asc(evidence.uploadedAt), asc(evidence.id))
    .all()
}

/** Suppliers among those of a page with somebody who can be written to. */
export function findReachable(db: Db, supplierIds: string[]): Set<string> {
  const rows = db
    .selectDistinct({ supplierId: users.supplierId })
    .from(users)
    .where(
      and(isOneOf(users.supplierId, supplierIds), isNull(users.disabledAt), isNull(users.undeliverableAt)),
    )
    .all()
  return new Set(rows.flatMap(({ supplierId }) => supplierId ?? []))
}

function latestReceiptRows(ids: string[]) {
  return sql`(
    select row from (
      select ${gradeReceipts}.rowid as row, row_number() over (
        partition by ${gradeReceipts.assessmentId}, ${gradeReceipts.kind}
        order by ${gradeReceipts}.rowid desc
      ) as place
      from ${gradeReceipts} where ${isOneOf(gradeReceipts.assessmentId, ids)}
    ) where place = 1)`
}
