import { canManageCampaigns, canSeeAssessments, type Actor } from '#app/accounts/roles.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import type { Db } from '#db/client.server.ts'
import { latestExtensionDay, whyNotExtend } from './extension.ts'
import {
  countExtensions,
  extensionPageQuery,
  findExtensionRequestById,
  findExtensionsByAssessmentId,
  type ExtensionFilter,
} from './extension-queries.server.ts'
import { findParticipant } from './find-participant.server.ts'

const REQUESTS_PER_PAGE = 50

/** One page of requests; a page past the end is the last one. Nothing for whoever may not see campaigns. */
export function listExtensions(db: Db, actor: Actor, filter: ExtensionFilter, wanted: number) {
  if (!canSeeAssessments(actor)) return { rows: [], total: 0, page: 1, pageCount: 1 }
  const total = countExtensions(db, filter)
  const pageCount = Math.max(1, Math.ceil(total / REQUESTS_PER_PAGE))
  const page = Math.min(wanted, pageCount)
  return { rows: extensionPageQuery(db, filter, page, REQUESTS_PER_PAGE).all(), total, page, pageCount }
}

/** One request with its supplier, whether the actor can decide it, and until when it can be granted. */
export function findExtension(db: Db, actor: Actor, requestId: string, now: Date) {
  const row = findExtensionRequestById(db, requestId)
  const participant = row && findParticipant(db, actor, row)
  if (!participant) return null
  const { assessment, campaign, supplier } = participant
  const request = findExtensionsByAssessmentId(db, row.assessmentId).find(({ id }) => id === requestId)
  if (!request) return null
  const isWaiting = !whyNotExtend({ state: assessment.state, campaignState: campaign.state })
  return {
    request,
    assessment,
    campaign,
    supplier,
    mayDecide: canManageCampaigns(actor) && request.decision === 'pending' && isWaiting,
    latestOn: latestExtensionDay(assessment.dueAt, now, loadSettings(db)),
  }
}
