import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canManageCampaigns, canSeeAssessments } from '#app/accounts/roles.ts'
import { AssessmentStateBadge } from '#app/assessments/AssessmentStateBadge.tsx'
import { DueDate } from '#app/assessments/DueDate.tsx'
import { findParticipant } from '#app/campaigns/find-participant.server.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { recusedFrom } from '#app/integrity/registers/find-registers.server.ts'
import { RecusedNotice } from '#app/integrity/registers/RecusedNotice.tsx'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { Requests } from './Requests.tsx'
import { Actions, Declined, Exempted, Reviewer } from './Standing.tsx'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? nameFor(data.supplier, l) : m.campaign_list_title({}, l)))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const ids = { campaignId: params.campaignId ?? '', assessmentId: params.assessmentId ?? '' }
  const found = requireFound(findParticipant(getDb(), actor, ids))
  const path = `/campaigns/${ids.campaignId}/suppliers/${ids.assessmentId}`
  const recused = recusedFrom(getDb(), actor, found.supplier.id)
  return { ...found, path, recused, now: context.now, mayManage: canManageCampaigns(actor) }
}

export type ParticipantData = ReturnType<typeof useLoaderData<typeof loader>>

/** One supplier in a campaign: where it stands, and what the buyer can do about it. */
export default function Participant() {
  const loaded = useLoaderData<typeof loader>()
  const { campaign, supplier, assessment, isAnswering, previous, sites, requests, now } = loaded
  const l = useLocale()
  const { completeItems, askedItems } = assessment
  return (
    <Page
      title={nameFor(supplier, l)}
      lead={
        <span className="flex flex-wrap items-center gap-3">
          <AssessmentStateBadge state={assessment.state} />
          <span>{supplier.code}</span>
          <Link to={`/suppliers/${supplier.id}`} className="link">
            {m.campaign_one_supplier({}, l)}
          </Link>
        </span>
      }
      back={{
        to: `/campaigns/${campaign.id}`,
        label: m.campaign_back_one({ name: nameFor(campaign, l) }, l),
      }}
      actions={<Actions {...loaded} />}
    >
      <Stack>
        <RecusedNotice people={loaded.recused} />
        <Declined {...loaded} />
        <Exempted {...loaded} />
        <Card>
          <Definitions
            items={[
              {
                term: m.campaign_due_on({}, l),
                value: isAnswering ? (
                  <DueDate dueAt={assessment.dueAt} now={now} isBuyer />
                ) : (
                  formatDate(assessment.dueAt, l.locale)
                ),
              },
              { term: m.campaign_one_progress({}, l), value: `${completeItems} / ${askedItems}` },
              { term: m.campaign_one_reviewer({}, l), value: <Reviewer {...loaded} /> },
              ...(sites.length > 0
                ? [
                    {
                      term: m.campaign_one_sites({}, l),
                      value: sites.map(site => nameFor(site, l)).join(' · '),
                    },
                  ]
                : []),
              ...(previous
                ? [
                    {
                      term: m.campaign_one_previous({}, l),
                      value: (
                        <Link to={`/assessments/${previous.id}/answers`} className="link">
                          {nameFor(previous.campaign, l)}
                        </Link>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Card>
        {requests.length > 0 && <Requests requests={requests} />}
      </Stack>
    </Page>
  )
}
