import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { findReplyRound } from './find-replies.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

type Args = { request: Request; context: RequestContext; params: { campaignId?: string } }

/** For the integrity function: one of its rounds, and what its verbs take. */
export function requireRound({ request, context, params }: Args) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const db = getDb()
  const campaign = requireFound(findReplyRound(db, actor, params.campaignId ?? ''))
  return { db, actor, campaign, by: actionContext(context, actor), l: { locale: context.locale } }
}

/** The same for one supplier in that round. */
export function requireInRound(args: Args, assessmentId: string) {
  const round = requireRound(args)
  const assessment = requireFound(findAssessment(round.db, round.actor, assessmentId, 'integrity'))
  if (assessment.campaign.id !== round.campaign.id) throw notFound()
  return { ...round, assessment }
}
