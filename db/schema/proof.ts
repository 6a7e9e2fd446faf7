import { sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from '../columns.ts'

/** Certificates with which the organisation has signed papers: one that was replaced still proves older ones. */
export const signingCertificates = sqliteTable('signing_certificates', {
  /** SHA-256 of the certificate (DER). */
  sha256: text('sha256').primaryKey(),
  pem: text('pem').notNull(),
  firstUsedAt: instant('first_used_at').notNull(),
})
