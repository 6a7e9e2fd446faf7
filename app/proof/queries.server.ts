import { asc, desc, eq, gt, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import {
  agreementTemplates,
  agreementVersions,
  evidence,
  signatures,
  signedDocuments,
  signingCertificates,
} from '#db/schema/index.ts'

const ROWS_AT_A_TIME = 500
/** More than any installation has. */
const MAX_TEXTS = 10_000

export type CertificateRow = typeof signingCertificates.$inferSelect

export function existsCertificate(db: Db, sha256: string): boolean {
  return (
    db.select().from(signingCertificates).where(eq(signingCertificates.sha256, sha256)).get() !== undefined
  )
}

export function insertCertificate(db: Db, row: CertificateRow) {
  db.insert(signingCertificates).values(row).run()
}

/** The latest first; there are as many as the organisation ever had. */
export function findCertificates(db: Db): CertificateRow[] {
  return db.select().from(signingCertificates).orderBy(desc(signingCertificates.firstUsedAt)).limit(50).all()
}

/** What is on record of a signing's signatures; at most one of each party. */
export function findSignatures(db: Db, signingId: string) {
  return db
    .select({ party: signatures.party, fields: signatures.fields, seal: signatures.seal })
    .from(signatures)
    .where(eq(signatures.signingId, signingId))
    .all()
}

/** The signatures of the paper whose bytes have this SHA-256, the supplier's first. */
export function findSignaturesOnPaper(db: Db, sha256: string) {
  return db
    .select({ party: signatures.party, fields: signatures.fields, seal: signatures.seal })
    .from(signedDocuments)
    .innerJoin(signatures, eq(signatures.signingId, signedDocuments.signingId))
    .where(eq(signedDocuments.sha256, sha256))
    .orderBy(asc(signatures.signedAt))
    .limit(2)
    .all()
}

/** Everything on record that the ledger has a word to say about, read a part at a time. */
export function* eachSignature(db: Db) {
  for (let after = 0; ;) {
    const rows = db
      .select({ rowid: sql<number>`signatures.rowid`, signature: signatures })
      .from(signatures)
      .where(sql`signatures.rowid > ${after}`)
      .orderBy(sql`signatures.rowid`)
      .limit(ROWS_AT_A_TIME)
      .all()
    for (const { signature } of rows) yield signature
    const last = rows.at(-1)
    if (!last) return
    after = last.rowid
  }
}

export function* eachSignedDocument(db: Db) {
  for (let after = ''; ;) {
    const rows = db
      .select({ signingId: signedDocuments.signingId, sha256: signedDocuments.sha256 })
      .from(signedDocuments)
      .where(gt(signedDocuments.signingId, after))
      .orderBy(asc(signedDocuments.signingId))
      .limit(ROWS_AT_A_TIME)
      .all()
    yield* rows
    const last = rows.at(-1)
    if (!last) return
    after = last.signingId
  }
}

/** The texts that people may have signed: all but drafts. */
export function findSealedTexts(db: Db) {
  return db
    .select({ code: agreementTemplates.code, version: agreementVersions })
    .from(agreementVersions)
    .innerJoin(agreementTemplates, eq(agreementTemplates.id, agreementVersions.templateId))
    .where(isNotNull(agreementVersions.textSha256))
    .limit(MAX_TEXTS)
    .all()
}

/** The SHA-256 that a piece of evidence has on record; null when it is not there. */
export function findEvidenceSha256(db: Db, id: string): string | null {
  return (
    db.select({ sha256: evidence.sha256 }).from(evidence).where(eq(evidence.id, id)).get()?.sha256 ?? null
  )
}
