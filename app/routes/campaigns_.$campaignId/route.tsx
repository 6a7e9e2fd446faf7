import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canManageCampaigns, canPublishGrades, canSeeAssessments } from '#app/accounts/roles.ts'
import { summariseDraft } from '#app/campaigns/draft-summary.server.ts'
import { findFilterChoices } from '#app/campaigns/filter-choices.server.ts'
import { campaignFigures, findCampaign, searchPopulation } from '#app/campaigns/find-campaign.server.ts'
import { readPopulationSearch } from '#app/campaigns/population-search.ts'
import { countExtensions } from '#app/campaigns/extension-queries.server.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { pageTitle } from '#app/ui/page-title.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { getDb } from '#db/client.server.ts'
import { Draft } from './Draft.tsx'
import { Running } from './Running.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? nameFor(data.campaign, l) : m.campaign_list_title({}, l)))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const campaign = requireFound(findCampaign(db, actor, params.campaignId ?? ''))
  const { searchParams } = new URL(request.url)
  const version = findVersionById(db, campaign.questionnaireVersionId)?.version ?? ''
  const page = { campaign, version, now: context.now, mayManage: canManageCampaigns(actor) }
  if (campaign.state === 'draft')
    return { view: 'draft' as const, ...page, ...summariseDraft(db, campaign, context.now) }
  const search = readPopulationSearch(searchParams)
  return {
    view: 'running' as const,
    ...page,
    mayPublish: canPublishGrades(actor),
    hasMailServer: getEnvironment().smtpUrl !== null,
    ...campaignFigures(db, campaign, context.now),
    pendingExtensions: countExtensions(db, { campaignId: campaign.id, decision: 'pending' }),
    search,
    choices: findFilterChoices(db, campaign.id),
    list: searchPopulation(db, campaign, search, context),
  }
}

export type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
export type DraftData = Extract<Loaded, { view: 'draft' }>
export type RunningData = Extract<Loaded, { view: 'running' }>

export default function Campaign() {
  const loaded = useLoaderData<typeof loader>()
  return loaded.view === 'draft' ? <Draft {...loaded} /> : <Running {...loaded} />
}
