import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { agreementTemplates, agreementVersions, signings } from '#db/schema/index.ts'
import { INTEGRITY_AGREEMENT_KINDS, type AgreementKind } from '../vocabulary.ts'
import type { SigningRow } from './queries.server.ts'

const MAX_PER_SUPPLIER = 200

/** What a supplier was asked to sign of the agreements of these kinds, newest first. */
export function findStatesByKinds(db: Db, supplierId: string, kinds: readonly AgreementKind[]): SigningRow[] {
  return db
    .select(getTableColumns(signings))
    .from(signings)
    .innerJoin(agreementTemplates, eq(agreementTemplates.id, signings.templateId))
    .where(and(eq(signings.supplierId, supplierId), inArray(agreementTemplates.kind, [...kinds])))
    .orderBy(desc(signings.invitedAt))
    .limit(MAX_PER_SUPPLIER)
    .all()
}

/** Whether an integrity agreement is in force as a text, so that a supplier could sign it. */
export function existsPublishedCommitment(db: Db): boolean {
  const row = db
    .select({ id: agreementVersions.id })
    .from(agreementVersions)
    .innerJoin(agreementTemplates, eq(agreementTemplates.id, agreementVersions.templateId))
    .where(
      and(
        inArray(agreementTemplates.kind, [...INTEGRITY_AGREEMENT_KINDS]),
        eq(agreementVersions.state, 'published'),
      ),
    )
    .limit(1)
    .get()
  return row !== undefined
}

/** Suppliers bound by an integrity agreement at an instant: of the given ones, or of all. */
export function findCommittedIds(
  db: Db,
  at: Date,
  supplierIds: readonly string[] | null = null,
): Set<string> {
  const t = at.getTime()
  const ofThem = supplierIds
    ? sql`${signings.supplierId} in (select value from json_each(${JSON.stringify(supplierIds)}))`
    : undefined
  const rows = db
    .selectDistinct({ id: signings.supplierId })
    .from(signings)
    .innerJoin(agreementTemplates, eq(agreementTemplates.id, signings.templateId))
    .where(
      and(
        inArray(agreementTemplates.kind, [...INTEGRITY_AGREEMENT_KINDS]),
        sql`${signings.activeAt} <= ${t} and ${signings.endsAt} > ${t}`,
        sql`(${signings.terminatedAt} is null or ${signings.terminatedAt} > ${t})`,
        sql`(${signings.replacedAt} is null or ${signings.replacedAt} > ${t})`,
        ofThem,
      ),
    )
    .all()
  return new Set(rows.map(({ id }) => id))
}
