import { redirect } from '@remix-run/node'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import type { RequestContext } from '#app/http/context.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { oneOf } from '#app/suppliers/supplier-search.ts'
import { getDb } from '#db/client.server.ts'
import { findCampaign } from '../find-campaign.server.ts'
import { GRADE_BASES } from '../population-search.ts'

/** What every page of the board begins with: who asks, an opened campaign, and whose grades are looked at. */
export function openBoard(
  request: Request,
  context: RequestContext,
  params: { campaignId?: string | undefined },
) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const campaign = requireFound(findCampaign(db, actor, params.campaignId ?? ''))
  if (campaign.state === 'draft') throw redirect(`/campaigns/${campaign.id}`)
  const { searchParams } = new URL(request.url)
  const basis = oneOf(GRADE_BASES, searchParams.get('basis')) ?? ('verified' as const)
  return { db, campaign, searchParams, basis, now: context.now }
}
