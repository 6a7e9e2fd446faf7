import { sql } from 'drizzle-orm'
import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ROLES, TOKEN_KINDS } from '#app/accounts/roles.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import { id, instant } from '../columns.ts'
import { suppliers } from './suppliers.ts'

export const users = sqliteTable(
  'users',
  {
    id: id().primaryKey(),
    /** Lower-cased; the sign-in name. */
    email: text('email').notNull().unique(),
    name: text('name').notNull(),
    locale: text('locale', { enum: LOCALES }).notNull(),
    /** Null for people of the buyer. */
    supplierId: text('supplier_id').references(() => suppliers.id),
    /** Argon2id in PHC form; null until the invitation is followed. */
    passwordHash: text('password_hash'),
    createdAt: instant('created_at').notNull(),
    lastSignInAt: instant('last_sign_in_at'),
    disabledAt: instant('disabled_at'),
    /** The mail server refused the address for good: the buyer is asked for a new one. */
    undeliverableAt: instant('undeliverable_at'),
    undeliverableReason: text('undeliverable_reason'),
  },
  table => [
    index('users_supplier').on(table.supplierId),
    // Who can be written to: which suppliers have nobody is asked over the whole register.
    index('users_reachable')
      .on(table.supplierId)
      .where(sql`${table.disabledAt} is null and ${table.undeliverableAt} is null`),
    index('users_undeliverable')
      .on(table.supplierId)
      .where(sql`${table.undeliverableAt} is not null`),
  ],
)

export const userRoles = sqliteTable(
  'user_roles',
  {
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    role: text('role', { enum: ROLES }).notNull(),
  },
  table => [
    primaryKey({ columns: [table.userId, table.role] }),
    index('user_roles_role').on(table.role, table.userId),
  ],
)

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the cookie's token; the token itself is never stored. */
    tokenHash: text('token_hash').primaryKey(),
    /** Names the session in lists, so that one can be ended without its token. */
    publicId: text('public_id').notNull().unique(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    /** Absolute end, whatever the activity. */
    endsAt: instant('ends_at').notNull(),
    ip: text('ip').notNull(),
    userAgent: text('user_agent').notNull(),
  },
  table => [index('sessions_user').on(table.userId), index('sessions_ends').on(table.endsAt)],
)

/** Single-use links sent by mail. */
export const accountTokens = sqliteTable(
  'account_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    kind: text('kind', { enum: TOKEN_KINDS }).notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  table => [index('account_tokens_user').on(table.userId, table.kind)],
)
