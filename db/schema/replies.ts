import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { FLAG_COLOURS } from '#app/integrity/flags.ts'
import { FLAG_LEVELS } from '#app/questionnaires/vocabulary.ts'
import { flag, instant } from '../columns.ts'
import { users } from './accounts.ts'
import { assessments } from './assessments.ts'
import { campaigns } from './campaigns.ts'
import { matters } from './matters.ts'

/** What a supplier's reply to a confidential questionnaire comes to. */
export const replies = sqliteTable(
  'replies',
  {
    assessmentId: text('assessment_id')
      .primaryKey()
      .references(() => assessments.id),
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    /** Of the flags that still stand: an explanation that was accepted takes its flag away. */
    colour: text('colour', { enum: FLAG_COLOURS }).notNull(),
    /** The same without restricted flags: what procurement and the committee see. */
    openColour: text('open_colour', { enum: FLAG_COLOURS }).notNull(),
    signatoryName: text('signatory_name').notNull(),
    signatoryTitle: text('signatory_title').notNull(),
    repliedAt: instant('replied_at').notNull(),
  },
  table => [index('replies_colour').on(table.campaignId, table.colour)],
)

/** An answer that asks for a follow-up, and what became of it. */
export const replyFlags = sqliteTable(
  'reply_flags',
  {
    assessmentId: text('assessment_id')
      .notNull()
      .references(() => replies.assessmentId),
    flagId: text('flag_id').notNull(),
    itemCode: text('item_code').notNull(),
    level: text('level', { enum: FLAG_LEVELS }).notNull(),
    isRestricted: flag('is_restricted').notNull(),
    raisedAt: instant('raised_at').notNull(),
    /** The integrity function took the supplier's explanation. */
    acceptedAt: instant('accepted_at'),
    /** It became a matter: at once, or because the explanation did not do. */
    escalatedAt: instant('escalated_at'),
    decidedById: text('decided_by_id').references(() => users.id),
    matterId: text('matter_id').references(() => matters.id),
  },
  table => [primaryKey({ columns: [table.assessmentId, table.flagId] })],
)
