import { canAnswer, type Actor } from '#app/accounts/roles.ts'
import { newId } from '#app/accounts/token.server.ts'
import { recordEvent, type ActionContext } from '#app/history/record-event.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { profileOf } from '#app/questionnaires/kind-profiles.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { transact, type Db } from '#db/client.server.ts'
import { latestExtensionDay, whyNotAskForMore, whyNotExtendTo } from './extension.ts'
import {
  existsPendingExtension,
  findExtensionsByAssessmentId,
  insertExtensionRequest,
} from './extension-queries.server.ts'
import {
  findAssessmentById,
  findCampaignById,
  type AssessmentRow,
  type CampaignRow,
} from './queries.server.ts'
import type { RequestExtensionRefusal } from './refusal.ts'
import { tellBuyer } from './tell-buyer.server.ts'

export type RequestExtensionResult =
  { ok: true; id: string } | { ok: false; refusal: RequestExtensionRefusal }

/**
 * The supplier asks for more time. One request waits at a time, none after submission, and none once it has had
 * the settings' number of extensions, asked for or not; the buyer itself may give more than that. The wanted date
 * lies after the present due date and within the settings' days. The campaign's maker and the supplier's owner at
 * the buyer are written to.
 */
export function requestExtension(
  db: Db,
  context: ActionContext,
  assessmentId: string,
  { requestedDueAt, reason: given }: { requestedDueAt: Date; reason: string },
): RequestExtensionResult {
  const reason = given.trim()
  return transact(db, (tx): RequestExtensionResult => {
    const found = findOwn(tx, context.actor, assessmentId)
    if (!found) return { ok: false, refusal: { code: 'not-found' } }
    const { assessment, campaign } = found
    const limits = loadSettings(tx)
    const refusal =
      whyNotAskForMore(situationOf(tx, found), limits) ??
      whyNotExtendTo(assessment.dueAt, requestedDueAt, context.now, limits) ??
      (reason === '' ? { code: 'reason-required' as const } : null)
    if (refusal) return { ok: false, refusal }
    const id = newId()
    insertExtensionRequest(tx, {
      id,
      assessmentId,
      campaignId: campaign.id,
      requestedDueAt,
      reason,
      requestedById: context.actor.userId,
      requestedAt: context.now,
    })
    const { supplierId } = assessment
    recordEvent(
      tx,
      context,
      'extension.requested',
      { campaignId: campaign.id, assessmentId, supplierId },
      { dueAt: requestedDueAt, reason },
    )
    const about = { campaign, assessment, key: `extension-requested:${id}`, path: `/extensions/${id}` }
    tellBuyer(tx, context.now, about, (facts, url, locale) => ({
      kind: 'extension-requested',
      ...facts,
      requestedDueOn: formatDate(requestedDueAt, locale),
      reason,
      url,
    }))
    return { ok: true, id }
  })
}

/**
 * For the supplier's page: the requests so far, newest first, why it cannot ask now (null when it can) and the
 * last day (`YYYY-MM-DD`, China time) it can ask for. Null when the assessment is not the actor's supplier's.
 */
export function findExtensionSituation(db: Db, actor: Actor, assessmentId: string, now: Date) {
  const found = findOwn(db, actor, assessmentId)
  if (!found) return null
  const limits = loadSettings(db)
  return {
    requests: findExtensionsByAssessmentId(db, assessmentId),
    refusal: whyNotAskForMore(situationOf(db, found), limits),
    latestOn: latestExtensionDay(found.assessment.dueAt, now, limits),
  }
}

type Found = { assessment: AssessmentRow; campaign: CampaignRow }

function findOwn(db: Db, actor: Actor, assessmentId: string): Found | null {
  const assessment = canAnswer(actor) ? findAssessmentById(db, assessmentId) : null
  if (!assessment || assessment.supplierId !== actor.supplierId) return null
  if (!profileOf(assessment.kind).negotiable) return null
  const campaign = findCampaignById(db, assessment.campaignId)
  return campaign ? { assessment, campaign } : null
}

function situationOf(db: Db, { assessment, campaign }: Found) {
  const { state, dueAt, extensions } = assessment
  const hasPending = existsPendingExtension(db, assessment.id)
  return { state, campaignState: campaign.state, dueAt, extensions, hasPending }
}
