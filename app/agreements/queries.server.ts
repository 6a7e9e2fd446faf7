import { and, asc, desc, eq, getTableColumns, inArray, max, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Db } from '#db/client.server.ts'
import { agreementTemplates, agreementVersions, users } from '#db/schema/index.ts'
import type { AgreementKind, VersionState } from './vocabulary.ts'

export type AgreementTemplateRow = typeof agreementTemplates.$inferSelect
export type AgreementVersionRow = typeof agreementVersions.$inferSelect

/** An organisation has a handful of agreements; each is changed about once a year. */
const MAX_TEMPLATES = 100
const MAX_VERSIONS = 200

const editors = alias(users, 'editors')
const approvers = alias(users, 'approvers')
const publishers = alias(users, 'publishers')

/** In the order in which they came to be. */
export function findAllTemplates(db: Db): AgreementTemplateRow[] {
  return db
    .select()
    .from(agreementTemplates)
    .orderBy(asc(agreementTemplates.createdAt), asc(agreementTemplates.code))
    .limit(MAX_TEMPLATES)
    .all()
}

export function findTemplateById(db: Db, id: string): AgreementTemplateRow | null {
  return db.select().from(agreementTemplates).where(eq(agreementTemplates.id, id)).get() ?? null
}

export function findTemplateByCode(db: Db, code: string): AgreementTemplateRow | null {
  return db.select().from(agreementTemplates).where(eq(agreementTemplates.code, code)).get() ?? null
}

export function existsTemplateCode(db: Db, code: string): boolean {
  return findTemplateByCode(db, code) !== null
}

export function insertTemplate(db: Db, row: typeof agreementTemplates.$inferInsert) {
  db.insert(agreementTemplates).values(row).run()
}

const {
  bodyZh: _bodyZh,
  bodyEn: _bodyEn,
  consentZh: _consentZh,
  consentEn: _consentEn,
  draftedText: _draftedText,
  ...headColumns
} = getTableColumns(agreementVersions)

/** Versions in full. */
function selectVersions(db: Db) {
  return selectNamed(db, getTableColumns(agreementVersions))
}

/** What lists show of versions: everything but the texts. */
function selectHeads(db: Db) {
  return selectNamed(db, headColumns)
}

/** These columns of versions, with their template and the names of who worked on them. */
function selectNamed<Columns extends typeof headColumns>(db: Db, version: Columns) {
  return db
    .select({
      version,
      template: agreementTemplates,
      updatedByName: editors.name,
      approvedByName: approvers.name,
      publishedByName: publishers.name,
    })
    .from(agreementVersions)
    .innerJoin(agreementTemplates, eq(agreementTemplates.id, agreementVersions.templateId))
    .leftJoin(editors, eq(editors.id, agreementVersions.updatedById))
    .leftJoin(approvers, eq(approvers.id, agreementVersions.approvedById))
    .leftJoin(publishers, eq(publishers.id, agreementVersions.publishedById))
    .$dynamic()
}

export type VersionHead = ReturnType<typeof findHeadsByTemplateId>[number]

/** A version with its template and the names of who changed, approved and published it. */
export function findVersionById(db: Db, id: string) {
  return selectVersions(db).where(eq(agreementVersions.id, id)).get() ?? null
}

/** Newest first. */
export function findHeadsByTemplateId(db: Db, templateId: string) {
  return selectHeads(db)
    .where(eq(agreementVersions.templateId, templateId))
    .orderBy(desc(agreementVersions.number))
    .limit(MAX_VERSIONS)
    .all()
}

/** Versions of all templates in these states, last changed first. */
export function findHeadsByState(db: Db, states: readonly VersionState[]): VersionHead[] {
  return selectHeads(db)
    .where(inArray(agreementVersions.state, [...states]))
    .orderBy(desc(agreementVersions.updatedAt), asc(agreementVersions.id))
    .limit(MAX_TEMPLATES)
    .all()
}

/** Every version of every template, in the order of the templates' codes, from `after` on. */
export function findHeadsAfter(db: Db, after: { code: string; number: number } | null, limit: number) {
  return selectHeads(db)
    .where(
      sql`(${agreementTemplates.code}, ${agreementVersions.number}) > (${after?.code ?? ''}, ${after?.number ?? 0})`,
    )
    .orderBy(asc(agreementTemplates.code), asc(agreementVersions.number))
    .limit(limit)
    .all()
}

/** The version in force of each template, in the order of the templates. */
export function findPublishedVersions(db: Db) {
  return selectVersions(db)
    .where(eq(agreementVersions.state, 'published'))
    .orderBy(asc(agreementTemplates.createdAt), asc(agreementTemplates.code))
    .limit(MAX_TEMPLATES)
    .all()
}

/** The versions in force of the agreements of a kind; an organisation may keep several of one kind. */
export function findPublishedVersionsByKind(db: Db, kind: AgreementKind) {
  return selectVersions(db)
    .where(and(eq(agreementTemplates.kind, kind), eq(agreementVersions.state, 'published')))
    .orderBy(asc(agreementTemplates.createdAt), asc(agreementTemplates.code))
    .limit(MAX_TEMPLATES)
    .all()
}

/** The version in force of one template; null while none is published. */
export function findPublishedByTemplateId(db: Db, templateId: string): AgreementVersionRow | null {
  return (
    db
      .select()
      .from(agreementVersions)
      .where(and(eq(agreementVersions.templateId, templateId), eq(agreementVersions.state, 'published')))
      .get() ?? null
  )
}

/** The number of the newest version that was ever in force; 0 before the first. */
export function findNewestPublishedNumber(db: Db, templateId: string): number {
  const row = db
    .select({ number: max(agreementVersions.number) })
    .from(agreementVersions)
    .where(
      and(
        eq(agreementVersions.templateId, templateId),
        inArray(agreementVersions.state, ['published', 'superseded']),
      ),
    )
    .get()
  return row?.number ?? 0
}

/** The highest number a version of the template has; 0 before the first. */
export function findNewestNumber(db: Db, templateId: string): number {
  const row = db
    .select({ number: max(agreementVersions.number) })
    .from(agreementVersions)
    .where(eq(agreementVersions.templateId, templateId))
    .get()
  return row?.number ?? 0
}

export function existsShippedVersion(db: Db, templateId: string, shippedSha256: string): boolean {
  const row = db
    .select({ id: agreementVersions.id })
    .from(agreementVersions)
    .where(
      and(eq(agreementVersions.templateId, templateId), eq(agreementVersions.shippedSha256, shippedSha256)),
    )
    .get()
  return row !== undefined
}

export function insertVersion(db: Db, row: typeof agreementVersions.$inferInsert) {
  db.insert(agreementVersions).values(row).run()
}

export function updateVersion(db: Db, id: string, change: Partial<AgreementVersionRow>) {
  db.update(agreementVersions).set(change).where(eq(agreementVersions.id, id)).run()
}

/** Takes every other version of the template out of force. */
export function supersedeOthers(db: Db, { id, templateId }: AgreementVersionRow, supersededAt: Date) {
  db.update(agreementVersions)
    .set({ state: 'superseded', supersededAt })
    .where(
      and(
        eq(agreementVersions.templateId, templateId),
        eq(agreementVersions.state, 'published'),
        ne(agreementVersions.id, id),
      ),
    )
    .run()
}
