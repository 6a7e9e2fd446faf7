import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { GRADES } from '#app/grading/grades.ts'
import { CASE_STATES } from '#app/remediation/measures/case-state.ts'
import { CASE_CAUSES, DECISION_KINDS, DECISION_STATES } from '#app/remediation/measures/vocabulary.ts'
import { flag, id, instant } from '../columns.ts'
import { users } from './accounts.ts'
import { assessments } from './assessments.ts'
import { correctiveActions } from './remediation.ts'
import { suppliers } from './suppliers.ts'

/** What a weak grade, silence or an escalated finding entails for a supplier: one open at a time. */
export const measureCases = sqliteTable(
  'measure_cases',
  {
    id: id().primaryKey(),
    /** What people call it, e.g. `MC-2026-0007`: counted within the year. */
    code: text('code').notNull().unique(),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    cause: text('cause', { enum: CASE_CAUSES }).notNull(),
    state: text('state', { enum: CASE_STATES }).notNull(),
    /** The result, or the silence, that it follows from. */
    assessmentId: text('assessment_id').references(() => assessments.id),
    /** The finding whose escalation opened it, or was added to it last. */
    escalatedActionId: text('escalated_action_id').references(() => correctiveActions.id),
    /** Grade and receipt at its opening. */
    grade: text('grade', { enum: GRADES }),
    receiptDigest: text('receipt_digest'),
    openedAt: instant('opened_at').notNull(),
    /** By when the supplier has to be qualified again, or to explain its silence; stays once it has passed. */
    dueAt: instant('due_at'),
    /** When a deadline passed, or the decision became due otherwise. */
    decisionDueAt: instant('decision_due_at'),
    /** The one time-limited chance: never a second time. */
    chanceGrantedAt: instant('chance_granted_at'),
    /** Payments on new invoices are put off until then, by decision. */
    paymentDeferredUntil: instant('payment_deferred_until'),
    /** When the committee was written to about the decision that is due now; null: it has still to be. */
    committeeToldAt: instant('committee_told_at'),
    endedAt: instant('ended_at'),
    rev: integer('rev').notNull().default(1),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [
    uniqueIndex('measure_cases_open')
      .on(table.supplierId)
      .where(sql`${table.endedAt} is null`),
    index('measure_cases_supplier').on(table.supplierId, table.openedAt),
    index('measure_cases_state').on(table.state, table.dueAt, table.openedAt),
    index('measure_cases_opened').on(table.openedAt, table.supplierId),
    index('measure_cases_assessment').on(table.assessmentId),
    index('measure_cases_ended')
      .on(table.endedAt)
      .where(sql`${table.endedAt} is not null`),
    index('measure_cases_action').on(table.escalatedActionId),
  ],
)

/** What the committee decides: proposed by one person, decided once by another, minuted with the receipt it rests on. */
export const measureDecisions = sqliteTable(
  'measure_decisions',
  {
    id: id().primaryKey(),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    /** Null for a reinstatement: its case is over. */
    caseId: text('case_id').references(() => measureCases.id),
    kind: text('kind', { enum: DECISION_KINDS }).notNull(),
    state: text('state', { enum: DECISION_STATES }).notNull().default('proposed'),
    reason: text('reason').notNull(),
    /** For a chance or a deferral: how long. */
    days: integer('days'),
    /** Was the supplier a small firm, whose payments the law protects, when it was proposed? */
    isSmallFirm: flag('is_small_firm').notNull().default(false),
    /** Score, grade and receipt that it was proposed on. */
    grade: text('grade', { enum: GRADES }),
    receiptDigest: text('receipt_digest'),
    proposedById: text('proposed_by_id')
      .notNull()
      .references(() => users.id),
    proposedAt: instant('proposed_at').notNull(),
    decidedById: text('decided_by_id').references(() => users.id),
    decidedAt: instant('decided_at'),
    decisionReason: text('decision_reason'),
  },
  table => [
    // One proposal of a kind waits at a time.
    uniqueIndex('measure_decisions_waiting')
      .on(table.supplierId, table.kind)
      .where(sql`${table.state} = 'proposed'`),
    index('measure_decisions_supplier').on(table.supplierId, table.proposedAt),
    index('measure_decisions_case').on(table.caseId, table.proposedAt),
    index('measure_decisions_state').on(table.state, table.proposedAt),
    index('measure_decisions_decided')
      .on(table.decidedAt)
      .where(sql`${table.decidedAt} is not null`),
  ],
)
