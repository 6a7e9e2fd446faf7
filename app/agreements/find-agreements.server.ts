import { canManageAgreements, canSeeAgreements, type Actor } from '#app/accounts/roles.ts'
import type { Db } from '#db/client.server.ts'
import {
  findAllTemplates,
  findOpenVersions,
  findPublishedVersions,
  findTemplateById,
  findVersionById,
  findVersionsByTemplateId,
} from './queries.server.ts'
import { AGREEMENT_KINDS, type AgreementKind } from './vocabulary.ts'

export type FoundVersion = NonNullable<ReturnType<typeof findVersionById>>

/** Every agreement with its version in force, and what is being worked on. */
export function listAgreements(db: Db, actor: Actor) {
  if (!canSeeAgreements(actor)) return []
  const published = findPublishedVersions(db)
  const open = findOpenVersions(db)
  const templates = findAllTemplates(db).sort(byKind)
  return templates.map(template => ({
    template,
    current: published.find(({ version }) => version.templateId === template.id) ?? null,
    open: open.filter(({ version }) => version.templateId === template.id),
  }))
}

/** One agreement with all its versions, newest first. */
export function findAgreement(db: Db, actor: Actor, templateId: string) {
  const template = canSeeAgreements(actor) ? findTemplateById(db, templateId) : null
  return template && { template, versions: findVersionsByTemplateId(db, templateId) }
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

/** In the order of the kinds; within a kind as they came to be. */
function byKind(one: { kind: AgreementKind }, other: { kind: AgreementKind }) {
  return AGREEMENT_KINDS.indexOf(one.kind) - AGREEMENT_KINDS.indexOf(other.kind)
}
