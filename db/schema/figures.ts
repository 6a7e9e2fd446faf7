import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ASSESSMENT_STATES } from '#app/assessments/assessment-state.ts'
import { POPULATION_FACETS } from '#app/campaigns/population-group.ts'
import { RECEIPT_KINDS } from '#app/grading/types.ts'
import { SUPPLIER_CATEGORIES, SUPPLIER_REGIONS, type SupplierClass } from '#app/suppliers/vocabulary.ts'
import { assessments } from './assessments.ts'

/**
 * How many assessments of a campaign are in a state and stage, counted by one property at a time (`facet`): kept
 * by triggers on the assessments and their sites, so that a page never counts a whole population. Missing values
 * are the empty text; the facet `day` holds the China day of first submissions.
 */
export const populationCounts = sqliteTable(
  'population_counts',
  {
    campaignId: text('campaign_id').notNull(),
    facet: text('facet', { enum: POPULATION_FACETS }).notNull(),
    value: text('value').notNull(),
    state: text('state', { enum: ASSESSMENT_STATES }).notNull(),
    stage: integer('stage').notNull(),
    n: integer('n').notNull(),
  },
  table => [primaryKey({ columns: [table.campaignId, table.facet, table.value, table.state, table.stage] })],
)

/** Score of each dimension in the latest result of a kind: copies out of the receipts, for board and heat map. */
export const dimensionScores = sqliteTable(
  'dimension_scores',
  {
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    kind: text('kind', { enum: RECEIPT_KINDS }).notNull(),
    dimension: text('dimension').notNull(),
    campaignId: text('campaign_id').notNull(),
    category: text('category', { enum: SUPPLIER_CATEGORIES }).notNull(),
    region: text('region', { enum: SUPPLIER_REGIONS }).notNull(),
    supplierClass: integer('supplier_class').$type<SupplierClass>().notNull(),
    /** 0–100 with one decimal; null when nothing of the dimension applies. */
    score: real('score'),
  },
  table => [
    primaryKey({ columns: [table.assessmentId, table.kind, table.dimension] }),
    index('dimension_scores_board').on(
      table.campaignId,
      table.kind,
      table.dimension,
      table.score,
      table.category,
      table.region,
      table.supplierClass,
      table.assessmentId,
    ),
  ],
)

/** Sums of the latest results of a kind per campaign, dimension and group of suppliers: what a mean is made of. */
export const dimensionTotals = sqliteTable(
  'dimension_totals',
  {
    campaignId: text('campaign_id').notNull(),
    kind: text('kind', { enum: RECEIPT_KINDS }).notNull(),
    dimension: text('dimension').notNull(),
    category: text('category', { enum: SUPPLIER_CATEGORIES }).notNull(),
    region: text('region', { enum: SUPPLIER_REGIONS }).notNull(),
    supplierClass: integer('supplier_class').$type<SupplierClass>().notNull(),
    /** Results with a score in the dimension, and the sum of their scores in tenths. */
    results: integer('results').notNull(),
    tenths: integer('tenths').notNull(),
  },
  table => [
    primaryKey({
      columns: [
        table.campaignId,
        table.kind,
        table.dimension,
        table.category,
        table.region,
        table.supplierClass,
      ],
    }),
  ],
)

/** What each item cost in the latest results of a kind, added up over a campaign. */
export const itemTotals = sqliteTable(
  'item_totals',
  {
    campaignId: text('campaign_id').notNull(),
    kind: text('kind', { enum: RECEIPT_KINDS }).notNull(),
    itemCode: text('item_code').notNull(),
    /** Results in which the item counts, and of these the ones that lost points on it. */
    results: integer('results').notNull(),
    short: integer('short').notNull(),
    /** Points that could be won and points lost, in thousandths. */
    thousandths: integer('thousandths').notNull(),
    lostThousandths: integer('lost_thousandths').notNull(),
  },
  table => [primaryKey({ columns: [table.campaignId, table.kind, table.itemCode] })],
)

/** The items on which the latest result of a kind lost points, as `,GOV-01,SOC-02,`: who stands behind a total. */
export const lostItems = sqliteTable(
  'lost_items',
  {
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    kind: text('kind', { enum: RECEIPT_KINDS }).notNull(),
    campaignId: text('campaign_id').notNull(),
    items: text('items').notNull(),
    /** Of the whole result: the list behind an item goes by it. */
    score: real('score'),
  },
  table => [
    primaryKey({ columns: [table.assessmentId, table.kind] }),
    index('lost_items_campaign').on(
      table.campaignId,
      table.kind,
      table.score,
      table.items,
      table.assessmentId,
    ),
  ],
)
