import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CAMPAIGN_STATES } from '#app/campaigns/campaign-state.ts'
import {
  NO_REVIEWERS,
  NOBODY,
  USUAL_REMINDERS,
  type DraftPopulation,
  type ReminderPlan,
  type ReviewerPlan,
} from '#app/campaigns/plans.ts'
import { QUESTIONNAIRE_KINDS } from '#app/questionnaires/vocabulary.ts'
import { LOCALES, type Locale } from '#app/i18n/locale.ts'
import { id, instant, json } from '../columns.ts'
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
    /** What the questionnaire version is of (a trigger holds them together): decides who may see anything of it. */
    kind: text('kind', { enum: QUESTIONNAIRE_KINDS }).notNull().default('esg-checklist'),
    questionnaireVersionId: text('questionnaire_version_id')
      .notNull()
      .references(() => questionnaireVersions.id),
    policyVersionId: text('policy_version_id')
      .notNull()
      .references(() => policyVersions.id),
    state: text('state', { enum: CAMPAIGN_STATES }).notNull().default('draft'),
    dueAt: instant('due_at').notNull(),
    /** Languages of its mails: a person whose own language is not among them is written to in the first. */
    languages: json<Locale[]>('languages')
      .notNull()
      .$default(() => [...LOCALES]),
    reminderPlan: json<ReminderPlan>('reminder_plan')
      .notNull()
      .$default(() => USUAL_REMINDERS),
    reviewerPlan: json<ReviewerPlan>('reviewer_plan')
      .notNull()
      .$default(() => NO_REVIEWERS),
    /** Whom a draft is meant for; the frozen population of an open one is its assessments. */
    draftPopulation: json<DraftPopulation>('draft_population')
      .notNull()
      .$default(() => NOBODY),
    createdById: text('created_by_id')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull(),
    openedAt: instant('opened_at'),
    closedAt: instant('closed_at'),
    publishedAt: instant('published_at'),
    /** A draft nobody wants any more: kept, in no list. */
    discardedAt: instant('discarded_at'),
  },
  table => [index('campaigns_year').on(table.year, table.createdAt)],
)
