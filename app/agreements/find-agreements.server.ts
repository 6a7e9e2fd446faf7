import { canManageAgreements, canSeeAgreements, type Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import {
  findAllTemplates,
  findHeadsByState,
  findHeadsByTemplateId,
  findPublishedVersions,
  findTemplateById,
  findVersionById,
  type VersionHead,
} from './queries.server.ts'
import { AGREEMENT_KINDS, type AgreementKind } from './vocabulary.ts'

type Title = { titleZh: string; titleEn: string }
export type FoundVersion = NonNullable<ReturnType<typeof findVersionById>>

/** Every agreement with its version in force, and what is being worked on. */
export function listAgreements(db: Db, actor: Actor) {
  if (!canSeeAgreements(actor)) return []
  const published = findHeadsByState(db, ['published'])
  const open = findHeadsByState(db, ['draft', 'approved'])
  const templates = findAllTemplates(db).sort(byKind)
  return templates.map(template => {
    const isOf = ({ version }: VersionHead) => version.templateId === template.id
    const current = published.find(isOf)?.version ?? null
    const own = open.filter(isOf).map(({ version }) => version)
    const title = titleOf(current ?? own[0] ?? findHeadsByTemplateId(db, template.id)[0]?.version, template)
    return { template, title, current, open: own }
  })
}

/** One agreement with all its versions, newest first, and the one a new version starts from. */
export function findAgreement(db: Db, actor: Actor, templateId: string) {
  const template = canSeeAgreements(actor) ? findTemplateById(db, templateId) : null
  if (!template) return null
  const heads = findHeadsByTemplateId(db, templateId)
  const base = heads.find(isInForce) ?? heads.find(({ version }) => version.state !== 'discarded') ?? heads[0]
  return {
    template,
    title: titleOf(base?.version, template),
    baseId: base?.version.id ?? '',
    versions: heads.map(({ version, updatedByName, approvedByName, publishedByName }) => ({
      ...version,
      updatedByName,
      approvedByName,
      publishedByName,
    })),
  }
}

/** One version in any state, with its agreement and the names of who changed, approved and published it. */
export function findAgreementVersion(db: Db, actor: Actor, versionId: string): FoundVersion | null {
  return canSeeAgreements(actor) ? findVersionById(db, versionId) : null
}

/** The versions in force that the actor may have signed, in the order of the agreements. */
export function findOfferedVersions(db: Db, actor: Actor): FoundVersion[] {
  return findPublishedVersions(db)
    .filter(({ template }) => canManageAgreements(actor, template.kind))
    .sort((one, other) => byKind(one.template, other.template))
}

function isInForce({ version }: VersionHead) {
  return version.state === 'published'
}

function titleOf(version: Title | undefined, { code }: { code: string }): Title {
  return version ? { titleZh: version.titleZh, titleEn: version.titleEn } : { titleZh: code, titleEn: code }
}

/** In the order of the kinds; within a kind as they came to be. */
function byKind(one: { kind: AgreementKind }, other: { kind: AgreementKind }) {
  return AGREEMENT_KINDS.indexOf(one.kind) - AGREEMENT_KINDS.indexOf(other.kind)
}
