import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  real,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import { EXTENSION_DECISIONS } from '#app/campaigns/extension.ts'
import { GRADES } from '#app/grading/grades.ts'
import type { AnswerValues } from '#app/questionnaires/answers.ts'
import { ACTION_STATES } from '#app/remediation/actions/action-state.ts'
import {
  ACTION_SOURCES,
  EFFECTIVENESS_OUTCOMES,
  PLAN_DECISIONS,
  SEVERITIES,
  VERIFICATION_VERDICTS,
} from '#app/remediation/actions/vocabulary.ts'
import { flag, id, instant, json } from '../columns.ts'
import { users } from './accounts.ts'
import { assessments } from './assessments.ts'
import { suppliers } from './suppliers.ts'

/** One finding being worked off: a draft is a proposal that only the buyer sees. */
export const correctiveActions = sqliteTable(
  'corrective_actions',
  {
    id: id().primaryKey(),
    /** What people call it, e.g. `CA-2026-0007`: counted within the year. */
    code: text('code').notNull().unique(),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    source: text('source', { enum: ACTION_SOURCES }).notNull(),
    /** The published result that showed the weakness, or that a closure moves on from. */
    assessmentId: text('assessment_id').references(() => assessments.id),
    auditId: text('audit_id'),
    /** Of its items; the first one's where there are several, null for a free finding. */
    dimension: text('dimension'),
    severity: text('severity', { enum: SEVERITIES }).notNull(),
    state: text('state', { enum: ACTION_STATES }).notNull(),
    /** What was found, and what is asked: in the words of whoever issues it. */
    finding: text('finding').notNull(),
    requirement: text('requirement').notNull(),
    /** Who at the buyer follows it. */
    ownerId: text('owner_id').references(() => users.id),
    createdById: text('created_by_id').references(() => users.id),
    createdAt: instant('created_at').notNull(),
    issuedAt: instant('issued_at'),
    /** Null while it is a draft. */
    dueAt: instant('due_at'),
    /** The first due date; differs once more time has been given. */
    firstDueAt: instant('first_due_at'),
    acknowledgedAt: instant('acknowledged_at'),
    contestedAt: instant('contested_at'),
    contestReason: text('contest_reason'),
    contestAnswer: text('contest_answer'),
    /** Plans and evidence handed in so far. */
    planRounds: integer('plan_rounds').notNull().default(0),
    evidenceRounds: integer('evidence_rounds').notNull().default(0),
    /** Closed, dropped or withdrawn: when, by whom, why. */
    endedAt: instant('ended_at'),
    endedById: text('ended_by_id').references(() => users.id),
    endReason: text('end_reason'),
    /** The draft that took this one in. */
    mergedIntoId: text('merged_into_id').references((): AnySQLiteColumn => correctiveActions.id),
    /** An earlier closed action of the same supplier on the same item: this one is a repeat finding. */
    repeatOfId: text('repeat_of_id').references((): AnySQLiteColumn => correctiveActions.id),
    /** The due date whose passing the committee has been told of. */
    escalatedDueAt: instant('escalated_due_at'),
    escalatedAt: instant('escalated_at'),
    /** Of a closed critical one: when its effect is to be looked at, and what was found. */
    effectivenessDueAt: instant('effectiveness_due_at'),
    effectivenessCheckedAt: instant('effectiveness_checked_at'),
    effectivenessOutcome: text('effectiveness_outcome', { enum: EFFECTIVENESS_OUTCOMES }),
    /** Points of the questionnaire that full marks on its items would win back, and that the closure has won. */
    promisedPoints: real('promised_points').notNull().default(0),
    wonPoints: real('won_points'),
    /** Grows with every change: two people acting at once get one success and one clear refusal. */
    rev: integer('rev').notNull().default(1),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [
    index('corrective_actions_supplier').on(table.supplierId, table.state, table.dueAt),
    index('corrective_actions_assessment').on(table.assessmentId, table.state),
    // The order of the list of all actions.
    index('corrective_actions_order').on(
      sql`"ended_at" is not null`,
      sql`"ended_at" desc`,
      sql`"due_at" is null`,
      table.dueAt,
      table.code,
    ),
    index('corrective_actions_audit').on(table.auditId),
    index('corrective_actions_state').on(table.state, table.dueAt, table.id),
    index('corrective_actions_owner').on(table.ownerId, table.state, table.dueAt),
    // All that the board counts of what is open, and of what was closed or issued within a year.
    index('corrective_actions_board').on(
      table.state,
      table.severity,
      table.dimension,
      table.ownerId,
      table.dueAt,
      table.issuedAt,
      table.promisedPoints,
    ),
    index('corrective_actions_closed')
      .on(table.endedAt, table.severity, table.dueAt, table.issuedAt, table.promisedPoints, table.wonPoints)
      .where(sql`${table.state} = 'closed'`),
    index('corrective_actions_issued').on(table.issuedAt, table.repeatOfId, table.supplierId),
    index('corrective_actions_effectiveness')
      .on(table.effectivenessDueAt)
      .where(sql`${table.effectivenessDueAt} is not null and ${table.effectivenessCheckedAt} is null`),
  ],
)

/** The items of the checklist that an action is about, with what they cost in the result it comes from. */
export const actionItems = sqliteTable(
  'action_items',
  {
    actionId: text('action_id')
      .notNull()
      .references(() => correctiveActions.id),
    itemCode: text('item_code').notNull(),
    supplierId: text('supplier_id').notNull(),
    /** Points lost, and the same in score points (of 100). */
    lostPoints: real('lost_points').notNull().default(0),
    gain: real('gain').notNull().default(0),
    /** Ids of its triggers that stood. */
    triggers: json<string[]>('triggers')
      .notNull()
      .$default(() => []),
  },
  table => [
    primaryKey({ columns: [table.actionId, table.itemCode] }),
    index('action_items_supplier').on(table.supplierId, table.itemCode, table.actionId),
  ],
)

/** Results for which actions have been proposed: once each, however often it is asked for. */
export const actionProposals = sqliteTable('action_proposals', {
  assessmentId: text('assessment_id')
    .primaryKey()
    .references(() => assessments.id),
  proposedAt: instant('proposed_at').notNull(),
})

/** What the supplier means to do; written once per round, decided once. */
export const actionPlans = sqliteTable(
  'action_plans',
  {
    actionId: text('action_id')
      .notNull()
      .references(() => correctiveActions.id),
    round: integer('round').notNull(),
    containment: text('containment').notNull(),
    rootCause: text('root_cause').notNull(),
    correctiveAction: text('corrective_action').notNull(),
    prevention: text('prevention').notNull(),
    responsible: text('responsible').notNull(),
    /** Calendar day (`YYYY-MM-DD`) by which it is to be done. */
    plannedOn: text('planned_on').notNull(),
    submittedById: text('submitted_by_id')
      .notNull()
      .references(() => users.id),
    submittedAt: instant('submitted_at').notNull(),
    decision: text('decision', { enum: PLAN_DECISIONS }).notNull().default('pending'),
    decisionReason: text('decision_reason'),
    decidedById: text('decided_by_id').references(() => users.id),
    decidedAt: instant('decided_at'),
  },
  table => [primaryKey({ columns: [table.actionId, table.round] })],
)

/** Evidence that it has been done, with what the supplier now answers to the items; verified once per round. */
export const actionEvidenceRounds = sqliteTable(
  'action_evidence_rounds',
  {
    actionId: text('action_id')
      .notNull()
      .references(() => correctiveActions.id),
    round: integer('round').notNull(),
    summary: text('summary').notNull(),
    /** By item: what the supplier answers now. */
    answers: json<Record<string, AnswerValues>>('answers').notNull(),
    submittedById: text('submitted_by_id')
      .notNull()
      .references(() => users.id),
    submittedAt: instant('submitted_at').notNull(),
    verdict: text('verdict', { enum: VERIFICATION_VERDICTS }).notNull().default('pending'),
    verdictReason: text('verdict_reason'),
    verifiedById: text('verified_by_id').references(() => users.id),
    verifiedAt: instant('verified_at'),
  },
  table => [primaryKey({ columns: [table.actionId, table.round] })],
)

/** A file handed in for an action: round 0 until its evidence is submitted. Its bytes lie in the uploads store. */
export const actionFiles = sqliteTable(
  'action_files',
  {
    id: id().primaryKey(),
    actionId: text('action_id')
      .notNull()
      .references(() => correctiveActions.id),
    round: integer('round').notNull().default(0),
    sha256: text('sha256').notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    uploadedById: text('uploaded_by_id')
      .notNull()
      .references(() => users.id),
    uploadedAt: instant('uploaded_at').notNull(),
    removedAt: instant('removed_at'),
  },
  table => [
    index('action_files_action').on(table.actionId, table.uploadedAt),
    index('action_files_sha256').on(table.sha256),
  ],
)

/** What both sides say to each other about an action: appended, never changed. */
export const actionComments = sqliteTable(
  'action_comments',
  {
    id: id().primaryKey(),
    actionId: text('action_id')
      .notNull()
      .references(() => correctiveActions.id),
    body: text('body').notNull(),
    authorId: text('author_id')
      .notNull()
      .references(() => users.id),
    isFromSupplier: flag('is_from_supplier').notNull(),
    writtenAt: instant('written_at').notNull(),
  },
  table => [index('action_comments_action').on(table.actionId, table.writtenAt)],
)

/** More time for an action: asked for once, decided once. */
export const actionExtensions = sqliteTable(
  'action_extensions',
  {
    actionId: text('action_id')
      .primaryKey()
      .references(() => correctiveActions.id),
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
  table => [index('action_extensions_decision').on(table.decision, table.requestedAt)],
)

/** What a verified closure answers anew, until a relapse takes it back. */
export const reanswers = sqliteTable(
  'reanswers',
  {
    id: id().primaryKey(),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    /** The published result whose answer it takes the place of. */
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    itemCode: text('item_code').notNull(),
    actionId: text('action_id')
      .notNull()
      .references(() => correctiveActions.id),
    values: json<AnswerValues>('values').notNull(),
    /** Triggers that it fires and that the verifier found not to stand. */
    dismissedTriggers: json<{ id: string; reason: string }[]>('dismissed_triggers')
      .notNull()
      .$default(() => []),
    /** Calendar day (`YYYY-MM-DD`) from which it holds. */
    effectiveOn: text('effective_on').notNull(),
    verifiedById: text('verified_by_id')
      .notNull()
      .references(() => users.id),
    verifiedAt: instant('verified_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  table => [
    // At most one answer anew to an item at a time.
    uniqueIndex('reanswers_current')
      .on(table.assessmentId, table.itemCode)
      .where(sql`${table.revokedAt} is null`),
    index('reanswers_action').on(table.actionId),
  ],
)

/**
 * Where a supplier stands after a closure or a relapse: the published result with its new answers, as a receipt of its
 * own. Never updated, never deleted (a trigger refuses both); the latest one of the latest result counts.
 */
export const standingReceipts = sqliteTable(
  'standing_receipts',
  {
    id: id().primaryKey(),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    actionId: text('action_id')
      .notNull()
      .references(() => correctiveActions.id),
    /** The receipt as canonical JSON, byte for byte. */
    body: text('body').notNull(),
    digest: text('digest').notNull(),
    scoreBefore: real('score_before'),
    gradeBefore: text('grade_before', { enum: GRADES }),
    score: real('score'),
    grade: text('grade', { enum: GRADES }),
    effectiveOn: text('effective_on').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  table => [
    index('standing_receipts_assessment').on(table.assessmentId, table.createdAt),
    index('standing_receipts_supplier').on(table.supplierId, table.createdAt),
    index('standing_receipts_action').on(table.actionId),
  ],
)

/** The last number given out in a year, by the kind of record that is counted: `CA`, `AU`, `MC`. */
export const remediationNumbers = sqliteTable(
  'remediation_numbers',
  {
    prefix: text('prefix').notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  table => [primaryKey({ columns: [table.prefix, table.year] })],
)
