import { and, asc, count, desc, eq, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '#db/client.server.ts'
import {
  agreementTemplates,
  agreementVersions,
  powersOfAttorney,
  signatures,
  signedDocuments,
  signingRequests,
  signings,
  suppliers,
  users,
} from '#db/schema/index.ts'
import type { Party } from './vocabulary.ts'

export type SigningRow = typeof signings.$inferSelect
export type SignatureRow = typeof signatures.$inferSelect
export type SignedDocumentRow = typeof signedDocuments.$inferSelect
export type PowerOfAttorneyRow = typeof powersOfAttorney.$inferSelect

/** A signing with the text it asks for and the supplier that is asked. */
export type SigningRecord = NonNullable<ReturnType<typeof findSigningById>>

/** Signings of one agreement by one supplier: one every two years and each new version. */
const MAX_PER_SUPPLIER = 200

const askers = alias(users, 'askers')
const answerers = alias(users, 'answerers')

export function selectSignings(db: Db) {
  return db
    .select({
      signing: signings,
      template: agreementTemplates,
      version: agreementVersions,
      supplier: {
        id: suppliers.id,
        code: suppliers.code,
        nameZh: suppliers.nameZh,
        nameEn: suppliers.nameEn,
        creditCode: suppliers.creditCode,
        closedAt: suppliers.closedAt,
      },
    })
    .from(signings)
    .innerJoin(agreementTemplates, eq(agreementTemplates.id, signings.templateId))
    .innerJoin(agreementVersions, eq(agreementVersions.id, signings.versionId))
    .innerJoin(suppliers, eq(suppliers.id, signings.supplierId))
    .$dynamic()
}

export function findSigningById(db: Db, id: string) {
  return selectSignings(db).where(eq(signings.id, id)).get() ?? null
}

export function findSigningsByIds(db: Db, ids: readonly string[]): SigningRecord[] {
  return selectSignings(db)
    .where(inArray(signings.id, [...ids]))
    .orderBy(asc(signings.signedAt), asc(signings.id))
    .all()
}

/** All of a supplier, of every agreement, newest invitation first. */
export function findSigningsBySupplierId(db: Db, supplierId: string): SigningRecord[] {
  return selectSignings(db)
    .where(eq(signings.supplierId, supplierId))
    .orderBy(desc(signings.invitedAt), asc(agreementTemplates.code))
    .limit(MAX_PER_SUPPLIER)
    .all()
}

export function insertSigning(db: Db, row: typeof signings.$inferInsert) {
  db.insert(signings).values(row).run()
}

export function updateSigning(db: Db, id: string, change: Partial<SigningRow>) {
  db.update(signings).set(change).where(eq(signings.id, id)).run()
}

/** Signings in force that a new one takes the place of. */
export function findInForce(
  db: Db,
  { supplierId, templateId }: Pick<SigningRow, 'supplierId' | 'templateId'>,
  at: Date,
): SigningRow[] {
  return db
    .select()
    .from(signings)
    .where(
      and(
        eq(signings.supplierId, supplierId),
        eq(signings.templateId, templateId),
        isNotNull(signings.activeAt),
        isNull(signings.terminatedAt),
        isNull(signings.replacedAt),
        sql`${signings.endsAt} > ${at.getTime()}`,
      ),
    )
    .limit(MAX_PER_SUPPLIER)
    .all()
}

/** Invitations to an agreement that the suppliers have not signed: they go along with its text. */
export function findUnsigned(db: Db, templateId: string, exceptVersionId: string): SigningRow[] {
  return db
    .select()
    .from(signings)
    .where(
      and(
        eq(signings.templateId, templateId),
        ne(signings.versionId, exceptVersionId),
        isNull(signings.signedAt),
        isNull(signings.declinedAt),
        isNull(signings.withdrawnAt),
      ),
    )
    .all()
}

export function insertSignature(db: Db, row: typeof signatures.$inferInsert) {
  db.insert(signatures).values(row).run()
}

/** The supplier's before the buyer's. */
export function findSignatures(db: Db, signingId: string): SignatureRow[] {
  return db
    .select()
    .from(signatures)
    .where(eq(signatures.signingId, signingId))
    .orderBy(desc(signatures.party))
    .all()
}

export function findSignature(db: Db, signingId: string, party: Party): SignatureRow | null {
  return (
    db
      .select()
      .from(signatures)
      .where(and(eq(signatures.signingId, signingId), eq(signatures.party, party)))
      .get() ?? null
  )
}

export function insertPowerOfAttorney(db: Db, row: PowerOfAttorneyRow) {
  db.insert(powersOfAttorney).values(row).run()
}

/** The one handed in last counts. */
export function findPowerOfAttorney(db: Db, signingId: string): PowerOfAttorneyRow | null {
  return (
    db
      .select()
      .from(powersOfAttorney)
      .where(eq(powersOfAttorney.signingId, signingId))
      .orderBy(desc(powersOfAttorney.uploadedAt), desc(powersOfAttorney.id))
      .limit(1)
      .get() ?? null
  )
}

export function findPowerOfAttorneyById(db: Db, id: string): PowerOfAttorneyRow | null {
  return db.select().from(powersOfAttorney).where(eq(powersOfAttorney.id, id)).get() ?? null
}

export function countPowersOfAttorney(db: Db, signingId: string): number {
  const row = db
    .select({ n: count() })
    .from(powersOfAttorney)
    .where(eq(powersOfAttorney.signingId, signingId))
    .get()
  return row?.n ?? 0
}

export function insertSigningRequest(db: Db, row: typeof signingRequests.$inferInsert) {
  db.insert(signingRequests).values(row).run()
}

/** Oldest first, with who asked and who answered. */
export function findSigningRequests(db: Db, signingId: string) {
  return db
    .select({
      id: signingRequests.id,
      reason: signingRequests.reason,
      askedAt: signingRequests.askedAt,
      askedByName: askers.name,
      answer: signingRequests.answer,
      answeredAt: signingRequests.answeredAt,
      answeredByName: answerers.name,
    })
    .from(signingRequests)
    .innerJoin(askers, eq(askers.id, signingRequests.askedById))
    .leftJoin(answerers, eq(answerers.id, signingRequests.answeredById))
    .where(eq(signingRequests.signingId, signingId))
    .orderBy(asc(signingRequests.askedAt), asc(signingRequests.id))
    .limit(MAX_PER_SUPPLIER)
    .all()
}

export function answerSigningRequests(
  db: Db,
  signingId: string,
  change: { answer: string; answeredById: string; answeredAt: Date },
) {
  db.update(signingRequests)
    .set(change)
    .where(and(eq(signingRequests.signingId, signingId), isNull(signingRequests.answeredAt)))
    .run()
}

export function insertSignedDocument(db: Db, row: SignedDocumentRow) {
  db.insert(signedDocuments).values(row).onConflictDoNothing().run()
}

export function findSignedDocument(db: Db, signingId: string): SignedDocumentRow | null {
  return db.select().from(signedDocuments).where(eq(signedDocuments.signingId, signingId)).get() ?? null
}

/** Agreements in force, or that were, whose signed PDF has not been made yet. */
export function findWithoutDocument(db: Db, limit: number): string[] {
  return withoutDocumentQuery(db, limit)
    .all()
    .map(({ id }) => id)
}

export function withoutDocumentQuery(db: Db, limit: number) {
  return db
    .select({ id: signings.id })
    .from(signings)
    .where(
      and(
        isNotNull(signings.activeAt),
        sql`not exists (select 1 from ${signedDocuments} where ${signedDocuments.signingId} = ${signings.id})`,
      ),
    )
    .orderBy(asc(signings.activeAt), asc(signings.id))
    .limit(limit)
}

/** Signed by the supplier and waiting for the buyer, the longest waiting first. */
export function counterSigningQuery(db: Db, limit: number, offset: number) {
  return selectSignings(db)
    .where(and(...waitsForBuyer))
    .orderBy(asc(signings.signedAt), asc(signings.id))
    .limit(limit)
    .offset(offset)
}

export function countWaitingForBuyer(db: Db): number {
  return (
    db
      .select({ n: count() })
      .from(signings)
      .where(and(...waitsForBuyer))
      .get()?.n ?? 0
  )
}

const waitsForBuyer = [isNotNull(signings.signedAt), isNull(signings.activeAt), isNull(signings.withdrawnAt)]

/** Owed signatures by due date: what the reminders walk, a slice at a time. */
export function owedQuery(db: Db, dueBefore: Date, after: { dueAt: Date; id: string } | null, limit: number) {
  const isNext = after
    ? sql`(${signings.dueAt}, ${signings.id}) > (${after.dueAt.getTime()}, ${after.id})`
    : undefined
  return selectSignings(db)
    .where(
      and(
        isNull(signings.signedAt),
        isNull(signings.declinedAt),
        isNull(signings.withdrawnAt),
        lt(signings.dueAt, dueBefore),
        isNext,
      ),
    )
    .orderBy(asc(signings.dueAt), asc(signings.id))
    .limit(limit)
}

/** In force, to end before `endsBefore`, and nobody told yet. */
export function endingQuery(db: Db, now: Date, endsBefore: Date, limit: number) {
  return selectSignings(db)
    .where(
      and(
        isNotNull(signings.activeAt),
        isNull(signings.terminatedAt),
        isNull(signings.replacedAt),
        isNull(signings.noticedAt),
        sql`${signings.endsAt} > ${now.getTime()}`,
        lt(signings.endsAt, endsBefore),
      ),
    )
    .orderBy(asc(signings.endsAt), asc(signings.id))
    .limit(limit)
}
