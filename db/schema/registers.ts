import { sql } from 'drizzle-orm'
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { CONFLICT_KINDS } from '#app/integrity/registers/vocabulary.ts'
import { id, instant } from '../columns.ts'
import { users } from './accounts.ts'
import { assessments } from './assessments.ts'
import { suppliers } from './suppliers.ts'

/** Gifts and hospitality that suppliers declared in their questionnaires: the rows of INT-05 as last sent. */
export const giftEntries = sqliteTable(
  'gift_entries',
  {
    id: id().primaryKey(),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => assessments.id),
    /** Counts from 0 in the questionnaire's own order. */
    position: integer('position').notNull(),
    /** Calendar day, `YYYY-MM-DD`. */
    heldOn: text('held_on'),
    item: text('item').notNull(),
    /** In yuan. */
    value: real('value'),
    /** Who of ours was given it, as the supplier wrote it. */
    person: text('person').notNull(),
    declaredAt: instant('declared_at').notNull(),
  },
  table => [
    uniqueIndex('gift_entries_assessment').on(table.assessmentId, table.position),
    index('gift_entries_held').on(table.heldOn),
    index('gift_entries_supplier').on(table.supplierId, table.heldOn),
  ],
)

/** Declared relations between a supplier and our people or other suppliers; one row each, whatever the years it is repeated. */
export const conflictEntries = sqliteTable(
  'conflict_entries',
  {
    id: id().primaryKey(),
    kind: text('kind', { enum: CONFLICT_KINDS }).notNull(),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    /** The questionnaire that declared it last; null when it was declared to the integrity function. */
    assessmentId: text('assessment_id').references(() => assessments.id),
    /** The person or company on the supplier's side. */
    party: text('party').notNull(),
    relation: text('relation').notNull(),
    /** Who of ours, as the supplier wrote it. */
    ourPerson: text('our_person').notNull(),
    since: text('since').notNull(),
    /** Who of ours that is: recused from the supplier until the entry ends. */
    userId: text('user_id').references(() => users.id),
    linkedById: text('linked_by_id').references(() => users.id),
    linkedAt: instant('linked_at'),
    declaredAt: instant('declared_at').notNull(),
    endedAt: instant('ended_at'),
  },
  table => [
    index('conflict_entries_declared').on(table.declaredAt),
    index('conflict_entries_supplier').on(table.supplierId, table.declaredAt),
    index('conflict_entries_recused')
      .on(table.userId, table.supplierId)
      .where(sql`${table.endedAt} is null and ${table.userId} is not null`),
  ],
)
