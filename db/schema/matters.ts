import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { LOCALES } from '#app/i18n/locale.ts'
import { DECIDED_STATES, MATTER_STATES, MATTER_STEPS } from '#app/integrity/matters/matter-state.ts'
import {
  ENTRY_KINDS,
  MATTER_SOURCES,
  MATTER_TOPICS,
  RECUSAL_KINDS,
  REPORTER_KINDS,
} from '#app/integrity/matters/vocabulary.ts'
import { flag, id, instant, json } from '../columns.ts'
import { users } from './accounts.ts'
import { assessments } from './assessments.ts'
import { suppliers } from './suppliers.ts'

/**
 * Something the integrity function looks into. Columns named `locked…` hold texts encrypted under the vault's key:
 * whoever has the database alone reads none of them.
 */
export const matters = sqliteTable(
  'matters',
  {
    id: id().primaryKey(),
    /** What people call it, e.g. `2026-0007`: counted within the year. */
    code: text('code').notNull().unique(),
    source: text('source', { enum: MATTER_SOURCES }).notNull(),
    topic: text('topic', { enum: MATTER_TOPICS }).notNull(),
    state: text('state', { enum: MATTER_STATES }).notNull().default('received'),
    /** How it was decided last; stays when the reporter has been told and the matter filed. */
    outcome: text('outcome', { enum: DECIDED_STATES }),
    /** Whom it is about, where that is a supplier of the register. */
    supplierId: text('supplier_id').references(() => suppliers.id),
    /** The questionnaire that raised it, and the answers in it. */
    assessmentId: text('assessment_id').references(() => assessments.id),
    itemCodes: json<string[]>('item_codes')
      .notNull()
      .$default(() => []),
    lockedSummary: text('locked_summary').notNull(),
    /** SHA-256 of the reporter's case key; null when nobody reported it. The key itself is never stored. */
    caseKeyHash: text('case_key_hash').unique(),
    reporterKind: text('reporter_kind', { enum: REPORTER_KINDS }),
    /** No name was given: there is no identity in the vault. */
    isAnonymous: flag('is_anonymous').notNull().default(false),
    /** The language in which the reporter is answered. */
    locale: text('locale', { enum: LOCALES }),
    receivedAt: instant('received_at').notNull(),
    registeredAt: instant('registered_at'),
    acceptedAt: instant('accepted_at'),
    /** When the result was told to the reporter; without one, when it was decided. */
    answeredAt: instant('answered_at'),
    archivedAt: instant('archived_at'),
    /** Parallel to the state: the reporter is watched over, payments are held, compensation is claimed. */
    protectedAt: instant('protected_at'),
    paymentsHeldAt: instant('payments_held_at'),
    recoveryAt: instant('recovery_at'),
    assigneeId: text('assignee_id').references(() => users.id),
    /** A step that a second person has to confirm. */
    proposedStep: text('proposed_step', { enum: MATTER_STEPS }),
    proposedById: text('proposed_by_id').references(() => users.id),
    proposedAt: instant('proposed_at'),
    lockedProposal: text('locked_proposal'),
    /** Grows with every change: two people acting at once get one success and one clear refusal. */
    rev: integer('rev').notNull().default(1),
    updatedAt: instant('updated_at').notNull(),
  },
  table => [
    index('matters_received').on(table.receivedAt),
    index('matters_state').on(table.state, table.receivedAt),
    index('matters_supplier').on(table.supplierId, table.receivedAt),
    index('matters_assignee').on(table.assigneeId, table.receivedAt),
    index('matters_assessment').on(table.assessmentId),
    index('matters_unanswered')
      .on(table.receivedAt)
      .where(sql`${table.answeredAt} is null`),
  ],
)

/** Who the reporter is, apart from the matter and encrypted: read only after a reason has been put on record. */
export const reporterIdentities = sqliteTable('reporter_identities', {
  matterId: text('matter_id')
    .primaryKey()
    .references(() => matters.id),
  locked: text('locked').notNull(),
  createdAt: instant('created_at').notNull(),
})

/** What reporter and desk write to each other, and the desk's own notes: appended, never changed. */
export const matterEntries = sqliteTable(
  'matter_entries',
  {
    id: id().primaryKey(),
    matterId: text('matter_id')
      .notNull()
      .references(() => matters.id),
    kind: text('kind', { enum: ENTRY_KINDS }).notNull(),
    /** The step that was taken with these words. */
    step: text('step', { enum: MATTER_STEPS }),
    lockedBody: text('locked_body').notNull(),
    /** Null for the reporter, and for what the portal itself writes. */
    authorId: text('author_id').references(() => users.id),
    writtenAt: instant('written_at').notNull(),
    /** SHA-256 over what was sent and a number of the page it came from: a repeated request adds nothing. */
    onceHash: text('once_hash').unique(),
  },
  table => [index('matter_entries_matter').on(table.matterId, table.writtenAt)],
)

/** A file the reporter sent. The bytes lie in the uploads store under their SHA-256. */
export const matterFiles = sqliteTable(
  'matter_files',
  {
    id: id().primaryKey(),
    matterId: text('matter_id')
      .notNull()
      .references(() => matters.id),
    entryId: text('entry_id')
      .notNull()
      .references(() => matterEntries.id),
    sha256: text('sha256').notNull(),
    lockedName: text('locked_name').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
  },
  table => [index('matter_files_entry').on(table.entryId), index('matter_files_sha256').on(table.sha256)],
)

/** Who is never shown a matter, whatever roles they hold. */
export const matterRecusals = sqliteTable(
  'matter_recusals',
  {
    matterId: text('matter_id')
      .notNull()
      .references(() => matters.id),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    kind: text('kind', { enum: RECUSAL_KINDS }).notNull(),
    /** Null where the portal found the name in the report. */
    addedById: text('added_by_id').references(() => users.id),
    addedAt: instant('added_at').notNull(),
  },
  table => [
    primaryKey({ columns: [table.matterId, table.userId] }),
    uniqueIndex('matter_recusals_user').on(table.userId, table.matterId),
  ],
)

/** Numbers given out within a year. */
export const matterNumbers = sqliteTable('matter_numbers', {
  year: integer('year').primaryKey(),
  last: integer('last').notNull(),
})
