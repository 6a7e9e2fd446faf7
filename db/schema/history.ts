import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { EventType } from '#app/history/events.ts'
import { flag, instant, json } from '../columns.ts'

/** Recorded facts: appended in the transaction of the change, never updated or deleted (triggers refuse). */
export const events = sqliteTable(
  'events',
  {
    seq: integer('seq').primaryKey({ autoIncrement: true }),
    at: instant('at').notNull(),
    type: text('type').$type<EventType>().notNull(),
    /** Null for what the system did by itself. */
    actorId: text('actor_id'),
    actorName: text('actor_name').notNull(),
    ip: text('ip'),
    supplierId: text('supplier_id'),
    campaignId: text('campaign_id'),
    assessmentId: text('assessment_id'),
    userId: text('user_id'),
    data: json<Record<string, unknown>>('data').notNull(),
    /** For the integrity function alone: in nobody else's timeline, list or export. */
    isRestricted: flag('is_restricted').notNull().default(false),
    /** The hash of the event before this one, which this one builds on; for the first, zeros. */
    previousHash: text('previous_hash').notNull().default(''),
    /** Over all of this event and `previousHash`; empty only until an event from before the chain is chained. */
    hash: text('hash').notNull().default(''),
  },
  table => [
    // Without the saves of a form, hundreds for every step that the trail of a supplier or a campaign shows; and
    // without what is for the integrity function alone.
    index('events_supplier')
      .on(table.supplierId, table.seq)
      .where(sql`${table.type} <> 'answer.saved' and ${table.isRestricted} = 0`),
    index('events_assessment').on(table.assessmentId, table.seq),
    index('events_campaign')
      .on(table.campaignId, table.seq)
      .where(sql`${table.type} <> 'answer.saved' and ${table.isRestricted} = 0`),
    index('events_user').on(table.userId, table.seq),
    // `events_matter`, over the matter's id in the data of restricted events, stands in the migration of the rules:
    // the generator takes no expression with a comma.
  ],
)
