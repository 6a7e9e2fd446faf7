import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { GradingPolicy } from '#app/grading/types.ts'
import type { QuestionnaireContent } from '#app/questionnaires/content-schema.ts'
import { QUESTIONNAIRE_KINDS } from '#app/questionnaires/vocabulary.ts'
import { id, instant, json } from '../columns.ts'
import { users } from './accounts.ts'

/** Published questionnaire versions: never updated, never deleted (a trigger refuses both). */
export const questionnaireVersions = sqliteTable(
  'questionnaire_versions',
  {
    id: id().primaryKey(),
    kind: text('kind', { enum: QUESTIONNAIRE_KINDS }).notNull(),
    version: text('version').notNull(),
    /** SHA-256 of the canonical content. */
    digest: text('digest').notNull(),
    content: json<QuestionnaireContent>('content').notNull(),
    publishedAt: instant('published_at').notNull(),
  },
  table => [uniqueIndex('questionnaire_versions_kind_version').on(table.kind, table.version)],
)

/** Grading policies: never updated, never deleted (a trigger refuses both). */
export const policyVersions = sqliteTable('policy_versions', {
  id: id().primaryKey(),
  version: text('version').notNull().unique(),
  digest: text('digest').notNull(),
  content: json<GradingPolicy>('content').notNull(),
  publishedAt: instant('published_at').notNull(),
  /** Null for the policy that the product ships. */
  publishedById: text('published_by_id').references(() => users.id),
  /** What changed and why, in the words of who drafted it. */
  note: text('note').notNull().default(''),
})

/** A policy being worked on: previewed against real results, then published as a new version or let go. */
export const policyDrafts = sqliteTable(
  'policy_drafts',
  {
    id: id().primaryKey(),
    baseVersionId: text('base_version_id')
      .notNull()
      .references(() => policyVersions.id),
    content: json<GradingPolicy>('content').notNull(),
    /** Grows with every change: a preview or a publication of an older one is refused. */
    rev: integer('rev').notNull(),
    note: text('note').notNull().default(''),
    createdById: text('created_by_id')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull(),
    /** Who changed it last, be it the note alone. */
    updatedById: text('updated_by_id')
      .notNull()
      .references(() => users.id),
    /** Who changed last how it grades: somebody else has to publish it. */
    contentUpdatedById: text('content_updated_by_id')
      .notNull()
      .references(() => users.id),
    updatedAt: instant('updated_at').notNull(),
    publishedVersionId: text('published_version_id').references(() => policyVersions.id),
    discardedAt: instant('discarded_at'),
  },
  table => [index('policy_drafts_updated').on(table.updatedAt)],
)
