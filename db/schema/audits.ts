import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { SEVERITIES } from '#app/remediation/actions/vocabulary.ts'
import { AUDIT_STATES } from '#app/remediation/audits/audit-state.ts'
import { AUDIT_MODES, AUDIT_RESULTS } from '#app/remediation/audits/vocabulary.ts'
import { id, instant } from '../columns.ts'
import { users } from './accounts.ts'
import { questionnaireVersions } from './questionnaires.ts'
import { correctiveActions } from './remediation.ts'
import { suppliers } from './suppliers.ts'

/** One supplier looked at on site, from afar or by itself. */
export const audits = sqliteTable(
  'audits',
  {
    id: id().primaryKey(),
    /** What people call it, e.g. `AU-2026-0007`: counted within the year. */
    code: text('code').notNull().unique(),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    year: integer('year').notNull(),
    mode: text('mode', { enum: AUDIT_MODES }).notNull(),
    state: text('state', { enum: AUDIT_STATES }).notNull(),
    questionnaireVersionId: text('questionnaire_version_id')
      .notNull()
      .references(() => questionnaireVersions.id),
    /** Calendar day (`YYYY-MM-DD`) it is planned for; a self-assessment is due then. */
    plannedOn: text('planned_on').notNull(),
    scope: text('scope').notNull().default(''),
    /** Why it was planned: class and risk, in a word of the plan; or what somebody wrote. */
    occasion: text('occasion').notNull().default(''),
    auditorId: text('auditor_id').references(() => users.id),
    notifiedAt: instant('notified_at'),
    startedAt: instant('started_at'),
    /** Of a self-assessment: when the supplier handed it in. */
    returnedAt: instant('returned_at'),
    findingsIssuedAt: instant('findings_issued_at'),
    endedAt: instant('ended_at'),
    endReason: text('end_reason'),
    postponements: integer('postponements').notNull().default(0),
    summary: text('summary').notNull().default(''),
    rev: integer('rev').notNull().default(1),
    createdById: text('created_by_id')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [
    index('audits_supplier').on(table.supplierId, table.plannedOn),
    index('audits_year').on(table.year, table.state, table.plannedOn),
    index('audits_state').on(table.state, table.plannedOn),
    index('audits_auditor').on(table.auditorId, table.state, table.plannedOn),
  ],
)

/** What was found of an item of the checklist; of a self-assessment first what the supplier says of itself. */
export const auditResults = sqliteTable(
  'audit_results',
  {
    auditId: text('audit_id')
      .notNull()
      .references(() => audits.id),
    itemCode: text('item_code').notNull(),
    selfResult: text('self_result', { enum: AUDIT_RESULTS }),
    selfNote: text('self_note').notNull().default(''),
    result: text('result', { enum: AUDIT_RESULTS }),
    note: text('note').notNull().default(''),
    recordedById: text('recorded_by_id').references(() => users.id),
    recordedAt: instant('recorded_at'),
    /** Grows with every change, so that nobody writes over what somebody else has recorded meanwhile. */
    rev: integer('rev').notNull().default(1),
  },
  table => [primaryKey({ columns: [table.auditId, table.itemCode] })],
)

/** A point for improvement: of an item, or free; becomes a corrective action when the findings are issued. */
export const auditFindings = sqliteTable(
  'audit_findings',
  {
    id: id().primaryKey(),
    auditId: text('audit_id')
      .notNull()
      .references(() => audits.id),
    itemCode: text('item_code'),
    severity: text('severity', { enum: SEVERITIES }).notNull(),
    finding: text('finding').notNull(),
    requirement: text('requirement').notNull(),
    actionId: text('action_id').references(() => correctiveActions.id),
    addedById: text('added_by_id')
      .notNull()
      .references(() => users.id),
    addedAt: instant('added_at').notNull(),
    removedAt: instant('removed_at'),
  },
  table => [index('audit_findings_audit').on(table.auditId, table.addedAt)],
)

/** A paper of an audit: report, photo, signed record. Its bytes lie in the uploads store. */
export const auditFiles = sqliteTable(
  'audit_files',
  {
    id: id().primaryKey(),
    auditId: text('audit_id')
      .notNull()
      .references(() => audits.id),
    itemCode: text('item_code'),
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
    index('audit_files_audit').on(table.auditId, table.uploadedAt),
    index('audit_files_sha256').on(table.sha256),
  ],
)
