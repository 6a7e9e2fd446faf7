import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { AgreementText } from '#app/agreements/agreement-text.ts'
import { AGREEMENT_KINDS, SIGNING_PARTIES, VERSION_STATES } from '#app/agreements/vocabulary.ts'
import { flag, id, instant, json } from '../columns.ts'
import { users } from './accounts.ts'

/** An agreement the organisation asks its suppliers to sign; its texts are versions. */
export const agreementTemplates = sqliteTable('agreement_templates', {
  id: id().primaryKey(),
  /** Names the template in content files and addresses, e.g. `integrity-commitment`. */
  code: text('code').notNull().unique(),
  kind: text('kind', { enum: AGREEMENT_KINDS }).notNull(),
  parties: text('parties', { enum: SIGNING_PARTIES }).notNull(),
  createdAt: instant('created_at').notNull(),
})

/** The exact text of an agreement. From its approval on the text is never changed (a trigger refuses it). */
export const agreementVersions = sqliteTable(
  'agreement_versions',
  {
    id: id().primaryKey(),
    templateId: text('template_id')
      .notNull()
      .references(() => agreementTemplates.id),
    /** Counts from 1 within the template. */
    number: integer('number').notNull(),
    state: text('state', { enum: VERSION_STATES }).notNull(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en').notNull(),
    /** Markdown (headings, paragraphs, lists, tables). While a draft, with `{{fields}}`; filled in at approval. */
    bodyZh: text('body_zh').notNull(),
    bodyEn: text('body_en').notNull(),
    /** What the signatory consents to, word for word. */
    consentZh: text('consent_zh').notNull(),
    consentEn: text('consent_en').notNull(),
    /** What was drafted, with its `{{fields}}`: the next draft starts from it. Null while it is a draft. */
    draftedText: json<AgreementText>('drafted_text'),
    /** SHA-256 of the shipped content it was made of; null when a person drafted it. */
    shippedSha256: text('shipped_sha256'),
    /** SHA-256 over the canonical texts of both languages; null while it is a draft. */
    textSha256: text('text_sha256'),
    /** SHA-256 over both wordings of the consent; null while it is a draft. */
    consentSha256: text('consent_sha256'),
    termMonths: integer('term_months').notNull(),
    /** The signatory has to hand in a power of attorney. */
    needsPowerOfAttorney: flag('needs_power_of_attorney').notNull().default(false),
    /** Whoever signed an earlier version is asked to sign this one. */
    needsResigning: flag('needs_resigning').notNull().default(false),
    /** What changed and why, in the words of who drafted it. */
    note: text('note').notNull().default(''),
    /** Grows with every change of a draft: an approval of an older one is refused. */
    rev: integer('rev').notNull().default(1),
    createdById: text('created_by_id').references(() => users.id),
    createdAt: instant('created_at').notNull(),
    /** Who changed it last, be it the note alone. */
    updatedById: text('updated_by_id').references(() => users.id),
    /** Who changed last what is signed: somebody else has to approve it. */
    contentUpdatedById: text('content_updated_by_id').references(() => users.id),
    updatedAt: instant('updated_at').notNull(),
    approvedById: text('approved_by_id').references(() => users.id),
    approvedAt: instant('approved_at'),
    publishedById: text('published_by_id').references(() => users.id),
    publishedAt: instant('published_at'),
    supersededAt: instant('superseded_at'),
    discardedAt: instant('discarded_at'),
  },
  table => [
    uniqueIndex('agreement_versions_number').on(table.templateId, table.number),
    index('agreement_versions_state').on(table.templateId, table.state),
  ],
)

/**
 * One row: how often something has changed that the register of agreements counts (signings, versions, suppliers and their
 * sites). Kept by triggers; whoever holds figures of the register sees by it whether they still hold.
 */
export const registerChanges = sqliteTable('register_changes', {
  id: integer('id').primaryKey(),
  count: integer('count').notNull(),
})
