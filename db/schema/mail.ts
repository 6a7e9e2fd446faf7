import { sql } from 'drizzle-orm'
import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { LOCALES } from '#app/i18n/locale.ts'
import { MAIL_STATES } from '#app/mail/mail-state.ts'
import type { MailKind, MailMessage } from '#emails/messages.ts'
import { id, instant, json } from '../columns.ts'
import { assessments } from './assessments.ts'
import { users } from './accounts.ts'
import { suppliers } from './suppliers.ts'

/** Outgoing mail, written in the transaction of the change that causes it and sent by the worker. */
export const outbox = sqliteTable(
  'outbox',
  {
    id: id().primaryKey(),
    /** One mail per key ever, e.g. `grade-published:<assessment>`; null when repeats are wanted. */
    uniqueKey: text('unique_key').unique(),
    toAddress: text('to_address').notNull(),
    toName: text('to_name').notNull(),
    locale: text('locale', { enum: LOCALES }).notNull(),
    message: json<MailMessage>('message').notNull(),
    kind: text('kind')
      .$type<MailKind>()
      .notNull()
      .generatedAlwaysAs(sql`json_extract(message, '$.kind')`, { mode: 'virtual' }),
    supplierId: text('supplier_id').references(() => suppliers.id),
    /** Whom and what it is about, where a delivery or a refusal has consequences. */
    userId: text('user_id').references(() => users.id),
    assessmentId: text('assessment_id').references(() => assessments.id),
    state: text('state', { enum: MAIL_STATES }).notNull().default('queued'),
    attempts: integer('attempts').notNull().default(0),
    /** Not to be tried before; while leased: when the lease ends. */
    nextAttemptAt: instant('next_attempt_at').notNull(),
    lastError: text('last_error'),
    createdAt: instant('created_at').notNull(),
    sentAt: instant('sent_at'),
  },
  table => [
    index('outbox_due').on(table.state, table.nextAttemptAt),
    index('outbox_created').on(table.createdAt),
    index('outbox_state').on(table.state, table.createdAt),
    index('outbox_kind').on(table.kind, table.createdAt),
    index('outbox_kind_state').on(table.kind, table.state, table.createdAt),
    index('outbox_supplier').on(table.supplierId, table.createdAt),
    index('outbox_assessment').on(table.assessmentId, table.createdAt),
  ],
)

/** How many mails may go to the mail server at once: one row (id 1), shared by all processes that deliver. */
export const mailAllowance = sqliteTable('mail_allowance', {
  id: integer('id').primaryKey(),
  tokens: real('tokens').notNull(),
  refilledAt: instant('refilled_at').notNull(),
})
