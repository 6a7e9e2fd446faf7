import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { isChecklistRound } from '#app/assessments/kind-queries.server.ts'
import type { Db } from '#db/client.server.ts'
import { campaigns, policyDrafts, policyVersions, users } from '#db/schema/index.ts'

export type PolicyVersionRow = typeof policyVersions.$inferSelect
export type PolicyDraftRow = typeof policyDrafts.$inferSelect

/** A policy is changed about once a year. */
const MAX_VERSIONS = 200
const MAX_DRAFTS = 50
const MAX_CAMPAIGNS = 200

const publishers = alias(users, 'publishers')
const creators = alias(users, 'creators')
const editors = alias(users, 'editors')
const bases = alias(policyVersions, 'bases')

function selectVersions(db: Db) {
  return db
    .select({
      id: policyVersions.id,
      version: policyVersions.version,
      digest: policyVersions.digest,
      content: policyVersions.content,
      note: policyVersions.note,
      publishedAt: policyVersions.publishedAt,
      publishedByName: publishers.name,
    })
    .from(policyVersions)
    .leftJoin(publishers, eq(publishers.id, policyVersions.publishedById))
    .$dynamic()
}

/** Newest first. */
export function findAllPolicyVersions(db: Db) {
  return selectVersions(db)
    .orderBy(desc(policyVersions.publishedAt), desc(policyVersions.id))
    .limit(MAX_VERSIONS)
    .all()
}

export function findPolicyVersionById(db: Db, id: string) {
  return selectVersions(db).where(eq(policyVersions.id, id)).get() ?? null
}

export function existsPolicyVersion(db: Db, version: string) {
  return (
    db
      .select({ id: policyVersions.id })
      .from(policyVersions)
      .where(eq(policyVersions.version, version))
      .get() !== undefined
  )
}

export function insertPolicyVersion(db: Db, row: typeof policyVersions.$inferInsert) {
  db.insert(policyVersions).values(row).run()
}

/** Campaigns that grade by one of the versions, newest first; drafts somebody discarded are left out. */
export function findCampaignsByPolicyVersionIds(db: Db, ids: string[]) {
  return db
    .select({
      id: campaigns.id,
      policyVersionId: campaigns.policyVersionId,
      nameZh: campaigns.nameZh,
      nameEn: campaigns.nameEn,
      year: campaigns.year,
      state: campaigns.state,
    })
    .from(campaigns)
    .where(and(inArray(campaigns.policyVersionId, ids), isNull(campaigns.discardedAt), isChecklistRound))
    .orderBy(desc(campaigns.year), desc(campaigns.createdAt))
    .limit(MAX_CAMPAIGNS)
    .all()
}

function selectDrafts(db: Db) {
  return db
    .select({
      draft: policyDrafts,
      baseVersion: bases.version,
      baseContent: bases.content,
      createdByName: creators.name,
      updatedByName: editors.name,
    })
    .from(policyDrafts)
    .innerJoin(bases, eq(bases.id, policyDrafts.baseVersionId))
    .innerJoin(creators, eq(creators.id, policyDrafts.createdById))
    .innerJoin(editors, eq(editors.id, policyDrafts.updatedById))
    .$dynamic()
}

/** What is being worked on, latest change first. */
export function findOpenDrafts(db: Db) {
  return selectDrafts(db)
    .where(and(isNull(policyDrafts.publishedVersionId), isNull(policyDrafts.discardedAt)))
    .orderBy(desc(policyDrafts.updatedAt), asc(policyDrafts.id))
    .limit(MAX_DRAFTS)
    .all()
}

export function findDraftById(db: Db, id: string) {
  return selectDrafts(db).where(eq(policyDrafts.id, id)).get() ?? null
}

export function insertDraft(db: Db, row: typeof policyDrafts.$inferInsert) {
  db.insert(policyDrafts).values(row).run()
}

export function updateDraft(db: Db, id: string, change: Partial<PolicyDraftRow>) {
  db.update(policyDrafts).set(change).where(eq(policyDrafts.id, id)).run()
}

/** Versions that are published or named by an open draft. */
export function findTakenVersions(db: Db): string[] {
  const published = db
    .select({ version: policyVersions.version })
    .from(policyVersions)
    .orderBy(desc(policyVersions.publishedAt))
    .limit(MAX_VERSIONS)
    .all()
  const drafted = db
    .select({ version: sql<string>`json_extract(${policyDrafts.content}, '$.version')` })
    .from(policyDrafts)
    .where(and(isNull(policyDrafts.publishedVersionId), isNull(policyDrafts.discardedAt)))
    .limit(MAX_DRAFTS)
    .all()
  return [...published, ...drafted].map(({ version }) => version)
}
