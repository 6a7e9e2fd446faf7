import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CAMPAIGN_STATES } from '#app/campaigns/campaign-state.ts'
import { id, instant } from '../columns.ts'
import { users } from './accounts.ts'
import { policyVersions, questionnaireVersions } from './questionnaires.ts'

export const campaigns = sqliteTable(
  'campaigns',
  {
    id: id().primaryKey(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    /** Reporting year. */
    year: integer('year').notNull(),
    questionnaireVersionId: text('questionnaire_version_id')
      .notNull()
      .references(() => questionnaireVersions.id),
    policyVersionId: text('policy_version_id')
      .notNull()
      .references(() => policyVersions.id),
    state: text('state', { enum: CAMPAIGN_STATES }).notNull().default('draft'),
    dueAt: instant('due_at').notNull(),
    createdById: text('created_by_id')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull(),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
    publishedAt: instant('published_at'),
  },
  table => [index('campaigns_year').on(table.year, table.createdAt)],
)
