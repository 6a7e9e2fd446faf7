import { and, count, desc, eq, sql } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import {
  assessments,
  campaigns,
  dimensionTotals,
  itemTotals,
  questionnaireVersions,
} from '#db/schema/index.ts'
import type { DimensionGroup } from './dimension-group.ts'
import type { GradeBasis } from '../population-search.ts'
import { GAPS, GAP_TENTHS, type Gap } from './gap.ts'

/** Categories, regions and classes are few; more groups than this are not there. */
const MAX_GROUPS = 2000
const MAX_YEARS = 12

/** How many assessments share state, grades, class and spend: read off one index, whatever the campaign's size. */
export function countResults(db: Db, campaignId: string) {
  return db
    .select({
      verifiedGrade: assessments.verifiedGrade,
      selfGrade: assessments.selfGrade,
      state: assessments.state,
      supplierClass: assessments.supplierClass,
      spendBand: assessments.spendBand,
      n: count(),
    })
    .from(assessments)
    .where(eq(assessments.campaignId, campaignId))
    .groupBy(
      assessments.verifiedGrade,
      assessments.selfGrade,
      assessments.state,
      assessments.supplierClass,
      assessments.spendBand,
    )
    .limit(MAX_GROUPS)
    .all()
}

/** Published campaigns by the same kind of questionnaire, newest year first. */
export function findPublishedCampaigns(db: Db, kind: QuestionnaireKind) {
  return db
    .select({
      id: campaigns.id,
      nameZh: campaigns.nameZh,
      nameEn: campaigns.nameEn,
      year: campaigns.year,
      state: campaigns.state,
      publishedAt: campaigns.publishedAt,
    })
    .from(campaigns)
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, campaigns.questionnaireVersionId))
    .where(and(eq(campaigns.state, 'published'), eq(questionnaireVersions.kind, kind)))
    .orderBy(desc(campaigns.year), desc(campaigns.createdAt))
    .limit(MAX_YEARS)
    .all()
}

const GROUP_COLUMNS: Record<DimensionGroup, SQLiteColumn> = {
  category: dimensionTotals.category,
  region: dimensionTotals.region,
  class: dimensionTotals.supplierClass,
}

/** Results and the sum of their scores, in tenths, by dimension and group of suppliers. */
export function sumDimensions(db: Db, campaignId: string, kind: GradeBasis, group: DimensionGroup) {
  const column = GROUP_COLUMNS[group]
  return db
    .select({
      dimension: dimensionTotals.dimension,
      group: sql<string>`cast(${column} as text)`,
      results: sql<number>`sum(${dimensionTotals.results})`,
      tenths: sql<number>`sum(${dimensionTotals.tenths})`,
    })
    .from(dimensionTotals)
    .where(and(eq(dimensionTotals.campaignId, campaignId), eq(dimensionTotals.kind, kind)))
    .groupBy(dimensionTotals.dimension, column)
    .limit(MAX_GROUPS)
    .all()
}

/** Items that cost the campaign's suppliers points, the most costly first. */
export function findWeakestItems(db: Db, campaignId: string, kind: GradeBasis, limit: number) {
  return db
    .select()
    .from(itemTotals)
    .where(
      and(
        eq(itemTotals.campaignId, campaignId),
        eq(itemTotals.kind, kind),
        sql`${itemTotals.lostThousandths} > 0`,
      ),
    )
    .orderBy(desc(itemTotals.lostThousandths), itemTotals.itemCode)
    .limit(limit)
    .all()
}

/** Published results by how many grades they moved (above 0: up); null without an earlier result. */
export function countGradeChanges(db: Db, campaignId: string) {
  return db
    .select({ gradeChange: assessments.gradeChange, n: count() })
    .from(assessments)
    .where(and(eq(assessments.campaignId, campaignId), sql`${assessments.verifiedGrade} is not null`))
    .groupBy(assessments.gradeChange)
    .limit(MAX_GROUPS)
    .all()
}

/** Published results whose score rose, fell or stayed, and the mean change; of those with an earlier result. */
export function countScoreChanges(db: Db, campaignId: string) {
  const { scoreChange } = assessments
  const row = db
    .select({
      compared: count(),
      risen: sql<number>`total(${scoreChange} > 0)`,
      fallen: sql<number>`total(${scoreChange} < 0)`,
      mean: sql<number | null>`avg(${scoreChange})`,
    })
    .from(assessments)
    .where(and(eq(assessments.campaignId, campaignId), sql`${scoreChange} is not null`))
    .get()
  return row ?? { compared: 0, risen: 0, fallen: 0, mean: null }
}

/** Published results by how far they are from the self-assessment, and the mean distance. */
export function countGaps(db: Db, campaignId: string) {
  const columns = GAPS.map(gap => [gap, sql<number>`total(${inGap(gap)})`] as const)
  const row = db
    .select({
      mean: sql<number | null>`avg(${assessments.verifiedScore} - ${assessments.selfScore})`,
      results: count(),
      ...Object.fromEntries(columns),
    })
    .from(assessments)
    .where(
      and(
        eq(assessments.campaignId, campaignId),
        sql`${assessments.verifiedGrade} is not null`,
        sql`${assessments.selfScore} is not null`,
      ),
    )
    .get()
  const counts: Record<string, number | null> = row ?? {}
  return {
    mean: row?.mean ?? null,
    results: row?.results ?? 0,
    gaps: GAPS.map(gap => ({ gap, count: counts[gap] ?? 0 })),
  }
}

/** Ends lie between two tenths: scores have one decimal, and their difference in binary has dust. */
export function inGap(gap: Gap) {
  const { from, to } = GAP_TENTHS[gap]
  const difference = sql`${assessments.verifiedScore} - ${assessments.selfScore}`
  return sql`(${difference} between ${(from - 0.5) / 10} and ${(to + 0.5) / 10})`
}
