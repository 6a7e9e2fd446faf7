import { redirect } from '@remix-run/node'
import { canManageCampaigns } from '#app/accounts/roles.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'
import { whyNotDraft } from './draft.server.ts'
import { countDraft } from './draft-queries.server.ts'
import { findCampaign } from './find-campaign.server.ts'
import { refusalText } from './labels.ts'
import type { CampaignRow } from './queries.server.ts'
import type { CampaignVerbRefusal } from './refusal.ts'

type Args = { request: Request; context: RequestContext; params: { campaignId?: string } }

/** For the pages of a draft: who, which, how many suppliers are chosen. Whatever is no draft has its own page. */
export function requireDraft({ request, context, params }: Args) {
  const managed = requireManaged({ request, context, params })
  if (whyNotDraft(managed.campaign)) throw redirect(`/campaigns/${managed.campaign.id}`)
  const { id, nameZh, nameEn } = managed.campaign
  const count = countDraft(managed.db, managed.campaign.draftPopulation)
  return { ...managed, head: { campaign: { id, nameZh, nameEn }, count } }
}

/** For the pages of an open campaign. */
export function requireOpen(args: Args) {
  const managed = requireManaged(args)
  if (managed.campaign.state !== 'open') throw redirect(`/campaigns/${managed.campaign.id}`)
  return managed
}

/** For whoever manages campaigns: the campaign, and what its verbs take. */
export function requireManaged({ request, context, params }: Args) {
  const actor = requirePermission(context, request, canManageCampaigns)
  const db = getDb()
  const campaign: CampaignRow = requireFound(findCampaign(db, actor, params.campaignId ?? ''))
  return { db, actor, campaign, by: actionContext(context, actor), l: { locale: context.locale } }
}

/** Leads on after a verb, saying that it worked or why it did not. */
export function answerVerb<R extends { ok: true } | { ok: false; refusal: CampaignVerbRefusal }>(
  result: R,
  to: string,
  said: (result: Extract<R, { ok: true }>) => string,
  context: RequestContext,
) {
  return result.ok
    ? redirectWithFlash(to, said(result as Extract<R, { ok: true }>))
    : redirectWithFlash(to, refusalText(result.refusal, { locale: context.locale }), 'warn')
}

type ParticipantArgs = Args & { params: { assessmentId?: string } }

/** The same for one supplier in a campaign; `path` is its page there. */
export function requireParticipant(args: ParticipantArgs) {
  const managed = requireManaged(args)
  const assessment = requireFound(findAssessment(managed.db, managed.actor, args.params.assessmentId ?? ''))
  if (assessment.campaign.id !== managed.campaign.id) throw notFound()
  return { ...managed, assessment, path: `/campaigns/${managed.campaign.id}/suppliers/${assessment.id}` }
}
