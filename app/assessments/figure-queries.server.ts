import { and, desc, eq, ne, sql } from 'drizzle-orm'
import type { DimensionRow, DimensionShare, ItemShare, ResultSubject } from '#app/grading/result-figures.ts'
import type { ReceiptKind } from '#app/grading/types.ts'
import type { QuestionnaireKind } from '#app/questionnaires/vocabulary.ts'
import type { Db } from '#db/client.server.ts'
import { insertMany } from '#db/insert-many.server.ts'
import {
  assessments,
  campaigns,
  dimensionScores,
  dimensionTotals,
  itemTotals,
  lostItems,
  questionnaireVersions,
  suppliers,
} from '#db/schema/index.ts'

/** One supplier takes part in a round a year. */
const MAX_RESULTS_PER_SUPPLIER = 100

/** The rows of one result take the place of the earlier ones of its kind. */
export function replaceDimensionScores(
  db: Db,
  assessmentId: string,
  kind: ReceiptKind,
  rows: readonly DimensionRow[],
) {
  db.delete(dimensionScores)
    .where(and(eq(dimensionScores.assessmentId, assessmentId), eq(dimensionScores.kind, kind)))
    .run()
  insertMany(db, dimensionScores, rows)
}

export function putLostItems(
  db: Db,
  { assessmentId, campaignId, kind }: Pick<ResultSubject, 'assessmentId' | 'campaignId' | 'kind'>,
  result: { items: string; score: number | null },
) {
  db.insert(lostItems)
    .values({ assessmentId, campaignId, kind, ...result })
    .onConflictDoUpdate({ target: [lostItems.assessmentId, lostItems.kind], set: result })
    .run()
}

/** Adds each share to the total of its group. */
export function addToDimensionTotals(db: Db, shares: readonly DimensionShare[]) {
  const statement = db
    .insert(dimensionTotals)
    .values({
      campaignId: sql.placeholder('campaignId'),
      kind: sql.placeholder('kind'),
      dimension: sql.placeholder('dimension'),
      category: sql.placeholder('category'),
      region: sql.placeholder('region'),
      supplierClass: sql.placeholder('supplierClass'),
      results: sql.placeholder('results'),
      tenths: sql.placeholder('tenths'),
    })
    .onConflictDoUpdate({
      target: [
        dimensionTotals.campaignId,
        dimensionTotals.kind,
        dimensionTotals.dimension,
        dimensionTotals.category,
        dimensionTotals.region,
        dimensionTotals.supplierClass,
      ],
      set: {
        results: sql`${dimensionTotals.results} + excluded.results`,
        tenths: sql`${dimensionTotals.tenths} + excluded.tenths`,
      },
    })
    .prepare()
  for (const share of shares) statement.run(share)
}

/** Adds each share to the total of its item. */
export function addToItemTotals(db: Db, shares: readonly ItemShare[]) {
  const statement = db
    .insert(itemTotals)
    .values({
      campaignId: sql.placeholder('campaignId'),
      kind: sql.placeholder('kind'),
      itemCode: sql.placeholder('itemCode'),
      results: sql.placeholder('results'),
      short: sql.placeholder('short'),
      thousandths: sql.placeholder('thousandths'),
      lostThousandths: sql.placeholder('lostThousandths'),
    })
    .onConflictDoUpdate({
      target: [itemTotals.campaignId, itemTotals.kind, itemTotals.itemCode],
      set: {
        results: sql`${itemTotals.results} + excluded.results`,
        short: sql`${itemTotals.short} + excluded.short`,
        thousandths: sql`${itemTotals.thousandths} + excluded.thousandths`,
        lostThousandths: sql`${itemTotals.lostThousandths} + excluded.lost_thousandths`,
      },
    })
    .prepare()
  for (const share of shares) statement.run(share)
}

/** The supplier's other published results by questionnaires of the same kind. */
export function findPublishedResults(db: Db, supplierId: string, kind: QuestionnaireKind, exceptId: string) {
  return db
    .select({
      id: assessments.id,
      year: campaigns.year,
      invitedAt: assessments.invitedAt,
      score: assessments.verifiedScore,
      grade: assessments.verifiedGrade,
    })
    .from(assessments)
    .innerJoin(campaigns, eq(campaigns.id, assessments.campaignId))
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, campaigns.questionnaireVersionId))
    .where(
      and(
        eq(assessments.supplierId, supplierId),
        eq(assessments.state, 'published'),
        eq(questionnaireVersions.kind, kind),
        ne(assessments.id, exceptId),
      ),
    )
    .orderBy(desc(assessments.invitedAt))
    .limit(MAX_RESULTS_PER_SUPPLIER)
    .all()
}

export function updateLatestGrade(
  db: Db,
  supplierId: string,
  latest: Pick<
    typeof suppliers.$inferInsert,
    'latestScore' | 'latestGrade' | 'standingScore' | 'standingGrade'
  >,
) {
  db.update(suppliers).set(latest).where(eq(suppliers.id, supplierId)).run()
}
