import { canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import type { Locale } from '#app/i18n/locale.ts'
import { findAllVersionsByKind, findVersionById } from '#app/questionnaires/queries.server.ts'
import type { Db } from '#db/client.server.ts'
import {
  findAllPolicyVersions,
  findCampaignsByPolicyVersionIds,
  findDraftById,
  findOpenDrafts,
  findPolicyVersionById,
} from './queries.server.ts'

/** The checklist is what policies grade. */
const GRADED_KIND = 'esg-checklist'

export type DimensionTitle = { code: string; title: string }

/** Published versions, newest first, each with the campaigns that grade by it; and the open drafts. */
export function listPolicies(db: Db, actor: Actor) {
  if (!canSeeAssessments(actor)) return { versions: [], drafts: [] }
  const versions = findAllPolicyVersions(db)
  const campaigns = findCampaignsByPolicyVersionIds(
    db,
    versions.map(({ id }) => id),
  )
  return {
    versions: versions.map(version => ({
      ...version,
      campaigns: campaigns.filter(({ policyVersionId }) => policyVersionId === version.id),
    })),
    drafts: findOpenDrafts(db),
  }
}

export function findPolicyVersion(db: Db, actor: Actor, id: string) {
  const version = canSeeAssessments(actor) ? findPolicyVersionById(db, id) : null
  return version && { ...version, campaigns: findCampaignsByPolicyVersionIds(db, [id]) }
}

export function findDraft(db: Db, actor: Actor, id: string) {
  return canSeeAssessments(actor) ? findDraftById(db, id) : null
}

/** The dimensions a policy can weigh and set floors for: those of the latest published checklist. */
export function policyDimensions(db: Db, locale: Locale): DimensionTitle[] {
  const [latest] = findAllVersionsByKind(db, GRADED_KIND)
  const content = latest && findVersionById(db, latest.id)?.content
  return content?.dimensions.map(({ code, title }) => ({ code, title: title[locale] })) ?? []
}
