import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import {
  IMPORT_STATES,
  ROW_ACTIONS,
  ROW_DECISIONS,
  type ColumnMapping,
  type ImportCounts,
  type ProblemGroup,
  type RowChange,
  type RowProblem,
} from '#app/suppliers/import/import-state.ts'
import { id, instant, json } from '../columns.ts'
import { users } from './accounts.ts'
import { suppliers } from './suppliers.ts'

/** One uploaded table of suppliers on its way into the register: read, checked, then applied as a whole. */
export const imports = sqliteTable(
  'imports',
  {
    id: id().primaryKey(),
    fileName: text('file_name').notNull(),
    state: text('state', { enum: IMPORT_STATES }).notNull(),
    /** Column titles as found, in order. */
    headers: json<string[]>('headers').notNull(),
    /** Number of the row that the titles stand in. */
    headerRow: integer('header_row').notNull(),
    /** Rows below the titles that are no supplier: totals, titles repeated on a further page. */
    skippedRows: integer('skipped_rows').notNull().default(0),
    mapping: json<ColumnMapping>('mapping').notNull(),
    /** What the last check found wrong, by field, most frequent first. */
    problemGroups: json<ProblemGroup[]>('problem_groups').notNull().default([]),
    counts: json<ImportCounts>('counts').notNull(),
    /** Rows worked off in the present step, and of how many: for the progress bar. */
    progress: integer('progress').notNull().default(0),
    total: integer('total').notNull().default(0),
    failure: text('failure'),
    createdById: text('created_by_id')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    appliedAt: instant('applied_at'),
  },
  table => [index('imports_created').on(table.createdAt)],
)

export const importRows = sqliteTable(
  'import_rows',
  {
    importId: text('import_id')
      .notNull()
      .references(() => imports.id),
    /** Row number in the file, as a spreadsheet counts: the first line is 1. */
    rowNumber: integer('row_number').notNull(),
    cells: json<string[]>('cells').notNull(),
    problems: json<RowProblem[]>('problems').notNull(),
    action: text('action', { enum: ROW_ACTIONS }).notNull(),
    /** What differs from the register, as found by the check. */
    changes: json<RowChange[]>('changes').notNull().default([]),
    /** What a person decided about a likely duplicate. */
    decision: text('decision', { enum: ROW_DECISIONS }),
    /** The supplier the row is about: matched, likely the same, or made by the import. */
    supplierId: text('supplier_id').references(() => suppliers.id),
    /** An earlier row of the file that seems to mean the same supplier. */
    duplicateOf: integer('duplicate_of'),
    /** When that supplier had last changed as the check read it. */
    seenAt: instant('seen_at'),
  },
  table => [
    primaryKey({ columns: [table.importId, table.rowNumber] }),
    index('import_rows_action').on(table.importId, table.action, table.rowNumber),
  ],
)

/** The mapping last used for a set of column titles: the next file of the same shape needs no clicks. */
export const importMappings = sqliteTable('import_mappings', {
  /** SHA-256 of the titles. */
  headersDigest: text('headers_digest').primaryKey(),
  mapping: json<ColumnMapping>('mapping').notNull(),
  usedAt: instant('used_at').notNull(),
})
