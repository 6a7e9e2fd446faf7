import { sql } from 'drizzle-orm'
import {
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
  type AnySQLiteColumn,
} from 'drizzle-orm/sqlite-core'
import {
  AUTHENTICATIONS,
  AUTHORITIES,
  PARTIES,
  SIGNATURE_METHODS,
  SIGNING_PURPOSES,
} from '#app/agreements/signing/vocabulary.ts'
import { LOCALES } from '#app/i18n/locale.ts'
import type { SealFields } from '#app/proof/seal.ts'
import { id, instant, json } from '../columns.ts'
import { users } from './accounts.ts'
import { agreementTemplates, agreementVersions } from './agreements.ts'
import { suppliers } from './suppliers.ts'

/**
 * One supplier asked to sign one version. Facts as instants; where it stands follows from them and the time
 * (`signing-state.ts`).
 */
export const signings = sqliteTable(
  'signings',
  {
    id: id().primaryKey(),
    templateId: text('template_id')
      .notNull()
      .references(() => agreementTemplates.id),
    /** The text that is asked for; until the supplier has signed it moves on to each newly published one. */
    versionId: text('version_id')
      .notNull()
      .references(() => agreementVersions.id),
    supplierId: text('supplier_id')
      .notNull()
      .references(() => suppliers.id),
    purpose: text('purpose', { enum: SIGNING_PURPOSES }).notNull(),
    /** The signing in force that this one is to follow. */
    previousId: text('previous_id').references((): AnySQLiteColumn => signings.id),
    invitedAt: instant('invited_at').notNull(),
    /** Null when the portal itself asks for the renewal. */
    invitedById: text('invited_by_id').references(() => users.id),
    /** What the buyer wrote with the invitation. */
    message: text('message').notNull().default(''),
    dueAt: instant('due_at').notNull(),
    /** When somebody who may sign first looked at it. */
    viewedAt: instant('viewed_at'),
    /** The latest wish to change the text, and when it was answered. */
    changeAskedAt: instant('change_asked_at'),
    changeAnsweredAt: instant('change_answered_at'),
    signedAt: instant('signed_at'),
    /** The version's term at activation; `endsAt` counts it from `activeAt`, or from the end of what it renews. */
    activeAt: instant('active_at'),
    endsAt: instant('ends_at'),
    declinedAt: instant('declined_at'),
    declinedById: text('declined_by_id').references(() => users.id),
    declineReason: text('decline_reason'),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnById: text('withdrawn_by_id').references(() => users.id),
    withdrawReason: text('withdraw_reason'),
    terminatedAt: instant('terminated_at'),
    terminatedById: text('terminated_by_id').references(() => users.id),
    terminationReason: text('termination_reason'),
    /** When the next signing of the same agreement took its place. */
    replacedAt: instant('replaced_at'),
    /** When the supplier was told that the term ends. */
    noticedAt: instant('noticed_at'),
  },
  table => [
    index('signings_template').on(table.templateId, table.supplierId, table.invitedAt),
    index('signings_supplier').on(table.supplierId, table.templateId, table.invitedAt),
    index('signings_version').on(table.versionId),
    // At most one invitation at a time to one agreement.
    uniqueIndex('signings_open')
      .on(table.supplierId, table.templateId)
      .where(sql`${table.activeAt} is null and ${table.declinedAt} is null and ${table.withdrawnAt} is null`),
    // Jobs and desks walk only what waits for something.
    index('signings_due')
      .on(table.dueAt, table.id)
      .where(sql`${table.signedAt} is null and ${table.declinedAt} is null and ${table.withdrawnAt} is null`),
    index('signings_to_counter_sign')
      .on(table.signedAt, table.id)
      .where(
        sql`${table.signedAt} is not null and ${table.activeAt} is null and ${table.withdrawnAt} is null`,
      ),
    index('signings_ending')
      .on(table.endsAt, table.id)
      .where(
        sql`${table.activeAt} is not null and ${table.terminatedAt} is null and ${table.replacedAt} is null`,
      ),
  ],
)

/** A power of attorney handed in before signing; its bytes lie in the uploads store under their SHA-256. */
export const powersOfAttorney = sqliteTable(
  'powers_of_attorney',
  {
    id: id().primaryKey(),
    signingId: text('signing_id')
      .notNull()
      .references(() => signings.id),
    sha256: text('sha256').notNull(),
    fileName: text('file_name').notNull(),
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    uploadedById: text('uploaded_by_id')
      .notNull()
      .references(() => users.id),
    uploadedAt: instant('uploaded_at').notNull(),
  },
  table => [
    index('powers_of_attorney_signing').on(table.signingId, table.uploadedAt),
    index('powers_of_attorney_sha256').on(table.sha256),
  ],
)

/** A party's signature with everything its seal is made of. Written once (a trigger refuses more). */
export const signatures = sqliteTable(
  'signatures',
  {
    signingId: text('signing_id')
      .notNull()
      .references(() => signings.id),
    party: text('party', { enum: PARTIES }).notNull(),
    signedAt: instant('signed_at').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    name: text('name').notNull(),
    title: text('title').notNull(),
    authority: text('authority', { enum: AUTHORITIES }).notNull(),
    method: text('method', { enum: SIGNATURE_METHODS }).notNull(),
    /** The typed name, or the strokes of the drawn one as an SVG path in a box of 600 × 200. */
    signature: text('signature').notNull(),
    authentication: text('authentication', { enum: AUTHENTICATIONS }).notNull(),
    consentLocale: text('consent_locale', { enum: LOCALES }).notNull(),
    powerOfAttorneyId: text('power_of_attorney_id').references(() => powersOfAttorney.id),
    fields: json<SealFields>('fields').notNull(),
    seal: text('seal').notNull().unique(),
  },
  table => [primaryKey({ columns: [table.signingId, table.party] })],
)

/** The signed PDF; its bytes lie in the uploads store under their SHA-256. */
export const signedDocuments = sqliteTable(
  'signed_documents',
  {
    signingId: text('signing_id')
      .primaryKey()
      .references(() => signings.id),
    sha256: text('sha256').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  table => [index('signed_documents_sha256').on(table.sha256)],
)

/** A supplier's wish to change the text, and the buyer's answer. */
export const signingRequests = sqliteTable(
  'signing_requests',
  {
    id: id().primaryKey(),
    signingId: text('signing_id')
      .notNull()
      .references(() => signings.id),
    reason: text('reason').notNull(),
    askedById: text('asked_by_id')
      .notNull()
      .references(() => users.id),
    askedAt: instant('asked_at').notNull(),
    answer: text('answer'),
    answeredById: text('answered_by_id').references(() => users.id),
    answeredAt: instant('answered_at'),
  },
  table => [index('signing_requests_signing').on(table.signingId, table.askedAt)],
)

/** Single-use codes sent by mail to confirm who signs. Only their hash is stored. */
export const signingCodes = sqliteTable(
  'signing_codes',
  {
    id: id().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    /** What it is for: a signing's id, or `counter-signing` for several at once. */
    subject: text('subject').notNull(),
    codeHash: text('code_hash').notNull(),
    wrongTries: integer('wrong_tries').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  table => [
    index('signing_codes_user').on(table.userId, table.subject),
    index('signing_codes_expires').on(table.expiresAt),
  ],
)

/** Who may sign for the buyer, with which title, from when to when (null: until it is ended). */
export const counterSignatories = sqliteTable(
  'counter_signatories',
  {
    id: id().primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id),
    title: text('title').notNull(),
    fromAt: instant('from_at').notNull(),
    untilAt: instant('until_at'),
    grantedById: text('granted_by_id')
      .notNull()
      .references(() => users.id),
    grantedAt: instant('granted_at').notNull(),
  },
  table => [index('counter_signatories_user').on(table.userId)],
)
