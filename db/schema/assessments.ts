import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import { ASSESSMENT_STATES } from '#app/assessments/assessment-state.ts'
import { EXTENSION_DECISIONS } from '#app/campaigns/extension.ts'
import { GRADES } from '#app/grading/grades.ts'
import { RECEIPT_KINDS, VERDICTS, type ItemReview } from '#app/grading/types.ts'
import { QUESTIONNAIRE_KINDS, TRIGGER_LEVELS } from '#app/questionnaires/vocabulary.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import {
  SPEND_BANDS,
  SUPPLIER_CATEGORIES,
  SUPPLIER_REGIONS,
  type SupplierClass,
} from '#app/suppliers/vocabulary.ts'
import { flag, id, instant, json } from '../columns.ts'
import { users } from './accounts.ts'
import { campaigns } from './campaigns.ts'
import { sites, suppliers } from './suppliers.ts'

/** One supplier in one campaign. What the supplier is, is frozen when the campaign opens. */
export const assessments = sqliteTable(
  'assessments',
  {
    id: id().primaryKey(),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    /** As of the campaign (a trigger holds them together): decides who may see anything of it. */
    kind: text('kind', { enum: QUESTIONNAIRE_KINDS }).notNull().default('esg-checklist'),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    category: text('category', { enum: SUPPLIER_CATEGORIES }).notNull(),
    region: text('region', { enum: SUPPLIER_REGIONS }).notNull(),
    supplierClass: integer('supplier_class').$type<SupplierClass>().notNull(),
    /** Gives the right to decline items that go beyond the legal cap. */
    isSmallFirm: flag('is_small_firm').notNull(),
    spendBand: text('spend_band', { enum: SPEND_BANDS }),
    /** The supplier's latest answered assessment of the same questionnaire kind: its answers are offered again. */
    previousId: text('previous_id').references((): AnySQLiteColumn => assessments.id),
    state: text('state', { enum: ASSESSMENT_STATES }).notNull(),
    dueAt: instant('due_at').notNull(),
    /** The due date whose passing the relationship owner has been told of. */
    escalatedDueAt: instant('escalated_due_at'),
    /** Extensions granted to this supplier alone. */
    extensions: integer('extensions').notNull().default(0),
    returnRounds: integer('return_rounds').notNull().default(0),
    /** Asked items, and how many of them are complete: kept with every save, for lists. */
    askedItems: integer('asked_items').notNull(),
    completeItems: integer('complete_items').notNull().default(0),
    /** Of the complete ones: declined with the right of a small firm to do so. */
    declinedItems: integer('declined_items').notNull().default(0),
    invitedAt: instant('invited_at').notNull(),
    /** The mail server accepted an invitation for somebody there. */
    reachedAt: instant('reached_at'),
    /** First look by the supplier, first saved answer, first and latest submission. */
    openedAt: instant('opened_at'),
    startedAt: instant('started_at'),
    firstSubmittedAt: instant('first_submitted_at'),
    /** How far the supplier ever came, as an index into `REACH_STAGES`; follows from the instants above. */
    stage: integer('stage').generatedAlwaysAs(
      sql`case when started_at is not null or first_submitted_at is not null then 3 when opened_at is not null then 2 when reached_at is not null then 1 else 0 end`,
      { mode: 'virtual' },
    ),
    /** The item saved last, and when: kept by a trigger on the answers. */
    lastItemCode: text('last_item_code'),
    lastSavedAt: instant('last_saved_at'),
    /** Items whose last comment is the supplier's: kept by a trigger on the comments. */
    openComments: integer('open_comments').notNull().default(0),
    submittedAt: instant('submitted_at'),
    submittedById: text('submitted_by_id').references(() => users.id),
    reviewerId: text('reviewer_id').references(() => users.id),
    verifiedAt: instant('verified_at'),
    publishedAt: instant('published_at'),
    exemptReason: text('exempt_reason'),
    /** The supplier said that it will not take part; the buyer decides what follows. Taken back by answering. */
    declinedAt: instant('declined_at'),
    declineReason: text('decline_reason'),
    /** Copies of the latest receipts' figures, for lists and the board. */
    selfScore: real('self_score'),
    selfGrade: text('self_grade', { enum: GRADES }),
    /** The gravest trigger that the answers fire as submitted; null without any. */
    selfTrigger: text('self_trigger', { enum: TRIGGER_LEVELS }),
    verifiedScore: real('verified_score'),
    verifiedGrade: text('verified_grade', { enum: GRADES }),
    /**
     * Against the supplier's latest result that was published before: score points, and grades up (above 0) or
     * down. Null without an earlier result.
     */
    scoreChange: real('score_change'),
    gradeChange: integer('grade_change'),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [
    uniqueIndex('assessments_campaign_supplier').on(table.campaignId, table.supplierId),
    index('assessments_supplier').on(table.supplierId, table.invitedAt),
    index('assessments_campaign_state').on(table.campaignId, table.state, table.dueAt),
    index('assessments_campaign_replied')
      .on(table.campaignId, table.firstSubmittedAt, table.state)
      .where(sql`${table.firstSubmittedAt} is not null`),
    index('assessments_campaign_declined')
      .on(table.campaignId, table.state)
      .where(sql`${table.declinedAt} is not null`),
    index('assessments_campaign_commented')
      .on(table.campaignId, table.state)
      .where(sql`${table.openComments} > 0`),
    index('assessments_campaign_under_way')
      .on(table.campaignId, table.lastSavedAt, table.lastItemCode)
      .where(sql`${table.state} = 'in-progress'`),
    // Whoever has saved an answer, to be walked through in turns.
    index('assessments_campaign_begun')
      .on(table.campaignId, table.supplierId, table.state, table.category, table.id)
      .where(sql`${table.lastSavedAt} is not null`),
    index('assessments_campaign_extended')
      .on(table.campaignId, table.state, table.dueAt)
      .where(sql`${table.extensions} > 0`),
    index('assessments_campaign_score').on(table.campaignId, table.verifiedScore),
    index('assessments_campaign_change').on(table.campaignId, table.scoreChange),
    // Everything that the grade board counts, so that it reads no row of a large round.
    index('assessments_board').on(
      table.campaignId,
      table.verifiedGrade,
      table.selfGrade,
      table.state,
      table.supplierClass,
      table.spendBand,
      table.category,
      table.region,
      table.verifiedScore,
      table.selfScore,
      table.gradeChange,
      table.scoreChange,
    ),
    index('assessments_state_due').on(table.state, table.dueAt, table.kind),
    index('assessments_reviewer').on(table.reviewerId, table.state, table.dueAt),
    // The review queue, with everything it is filtered by. The plus keeps its queries on this index.
    index('assessments_queue')
      .on(
        table.dueAt,
        table.submittedAt,
        table.id,
        table.state,
        table.reviewerId,
        table.campaignId,
        table.openComments,
        table.selfScore,
        table.category,
        table.supplierClass,
        table.selfGrade,
        table.selfTrigger,
      )
      .where(
        sql`+${table.state} in ('submitted', 'under-review', 'verified') and ${table.kind} = 'esg-checklist'`,
      ),
    index('assessments_campaign_updated').on(table.campaignId, table.updatedAt),
  ],
)

/** The sites a supplier served when its round opened. */
export const assessmentSites = sqliteTable(
  'assessment_sites',
  {
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    siteId: text('site_id')
      .notNull()
      .references(() => sites.id),
  },
  table => [
    primaryKey({ columns: [table.assessmentId, table.siteId] }),
    index('assessment_sites_site').on(table.siteId, table.assessmentId),
  ],
)

/** A supplier asks for more time; the buyer decides once. */
export const extensionRequests = sqliteTable(
  'extension_requests',
  {
    id: id().primaryKey(),
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    requestedDueAt: instant('requested_due_at').notNull(),
    reason: text('reason').notNull(),
    requestedById: text('requested_by_id')
      .notNull()
      .references(() => users.id),
    requestedAt: instant('requested_at').notNull(),
    decision: text('decision', { enum: EXTENSION_DECISIONS }).notNull().default('pending'),
    grantedDueAt: instant('granted_due_at'),
    decisionReason: text('decision_reason'),
    decidedById: text('decided_by_id').references(() => users.id),
    decidedAt: instant('decided_at'),
  },
  table => [
    index('extension_requests_assessment').on(table.assessmentId, table.requestedAt),
    index('extension_requests_campaign').on(table.campaignId, table.decision, table.requestedAt),
    index('extension_requests_decision').on(table.decision, table.requestedAt),
  ],
)

/** What buyer and supplier say to each other about one item: appended, never changed. */
export const itemComments = sqliteTable(
  'item_comments',
  {
    id: id().primaryKey(),
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    itemCode: text('item_code').notNull(),
    body: text('body').notNull(),
    authorId: text('author_id')
      .notNull()
      .references(() => users.id),
    isFromSupplier: flag('is_from_supplier').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  table => [
    index('item_comments_item').on(table.assessmentId, table.itemCode, table.writtenAt),
    index('item_comments_written').on(table.writtenAt),
  ],
)

export const answers = sqliteTable(
  'answers',
  {
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    itemCode: text('item_code').notNull(),
    /** Starts at 1 and grows by one with every accepted save of the item. */
    rev: integer('rev').notNull(),
    values: json<AnswerValues>('values').notNull(),
    isNotApplicable: flag('is_not_applicable').notNull().default(false),
    notApplicableReason: text('not_applicable_reason'),
    isDeclined: flag('is_declined').notNull().default(false),
    declinedReason: text('declined_reason'),
    isComplete: flag('is_complete').notNull().default(false),
    /** Time spent on the item, from one save to the next within a sitting. */
    workedMs: integer('worked_ms').notNull().default(0),
    updatedById: text('updated_by_id')
      .notNull()
      .references(() => users.id),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.assessmentId, table.itemCode] }),
    // Answers that say "not asked of us" or "we decline": few, and counted per item.
    index('answers_set_aside')
      .on(table.itemCode, table.assessmentId)
      .where(sql`${table.isDeclined} = 1 or ${table.isNotApplicable} = 1`),
  ],
)

/** Results of saves by idempotency key: a repeated request is answered from here. Kept for a week. */
export const answerSaves = sqliteTable(
  'answer_saves',
  {
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    key: text('key').notNull(),
    result: json<unknown>('result').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.assessmentId, table.key] }),
    index('answer_saves_saved').on(table.savedAt),
  ],
)

/** A stored file attached to one item. The bytes lie outside the web root under their SHA-256. */
export const evidence = sqliteTable(
  'evidence',
  {
    id: id().primaryKey(),
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    itemCode: text('item_code').notNull(),
    sha256: text('sha256').notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    uploadedById: text('uploaded_by_id')
      .notNull()
      .references(() => users.id),
    uploadedAt: instant('uploaded_at').notNull(),
    /** The file of last year's assessment that was taken over, with the same bytes. */
    carriedFromId: text('carried_from_id').references((): AnySQLiteColumn => evidence.id),
    /** Taken back by the supplier; the record stays. */
    removedAt: instant('removed_at'),
  },
  table => [
    index('evidence_item').on(table.assessmentId, table.itemCode),
    index('evidence_sha256').on(table.sha256),
  ],
)

/** The buyer's current verdict per item; earlier verdicts stand in the events. */
export const reviews = sqliteTable(
  'reviews',
  {
    assessmentId: text('assessment_id').notNull(),
    itemCode: text('item_code').notNull(),
    verdict: text('verdict', { enum: VERDICTS }).notNull(),
    correctedValues: json<AnswerValues>('corrected_values'),
    reason: text('reason'),
    dismissedTriggers: json<NonNullable<ItemReview['dismissedTriggers']>>('dismissed_triggers').notNull(),
    raisedTriggers: json<NonNullable<ItemReview['raisedTriggers']>>('raised_triggers').notNull(),
    /** Accepted with others, not looked at on its own. */
    isTogether: flag('is_together').notNull().default(false),
    /** Revision of the answer that was judged: a newer answer needs a new verdict. */
    answerRev: integer('answer_rev').notNull(),
    rev: integer('rev').notNull(),
    reviewerId: text('reviewer_id')
      .notNull()
      .references(() => users.id),
    reviewedAt: instant('reviewed_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.assessmentId, table.itemCode] }),
    foreignKey({ columns: [table.assessmentId], foreignColumns: [assessments.id] }),
  ],
)

/** Items the buyer sent back in one round, with what is asked. */
export const returnedItems = sqliteTable(
  'returned_items',
  {
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    round: integer('round').notNull(),
    itemCode: text('item_code').notNull(),
    comment: text('comment').notNull(),
    returnedById: text('returned_by_id')
      .notNull()
      .references(() => users.id),
    returnedAt: instant('returned_at').notNull(),
  },
  table => [primaryKey({ columns: [table.assessmentId, table.round, table.itemCode] })],
)

/** Frozen results: never updated, never deleted (a trigger refuses both). */
export const gradeReceipts = sqliteTable(
  'grade_receipts',
  {
    id: id().primaryKey(),
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    kind: text('kind', { enum: RECEIPT_KINDS }).notNull(),
    /** The receipt as canonical JSON, byte for byte. */
    body: text('body').notNull(),
    digest: text('digest').notNull(),
    score: real('score'),
    grade: text('grade', { enum: GRADES }),
    createdAt: instant('created_at').notNull(),
  },
  table => [index('grade_receipts_assessment').on(table.assessmentId, table.kind, table.createdAt)],
)
