import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canManageCampaigns, canSeeAssessments } from '#app/accounts/roles.ts'
import { CampaignStateBadge } from '#app/campaigns/CampaignStateBadge.tsx'
import { listCampaigns } from '#app/campaigns/find-campaign.server.ts'
import { populationHref } from '#app/campaigns/population-search.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatDate, formatNumber, formatRate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.campaign_list_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  return { campaigns: listCampaigns(getDb(), actor), mayManage: canManageCampaigns(actor) }
}

export default function Campaigns() {
  const { campaigns, mayManage } = useLoaderData<typeof loader>()
  const l = useLocale()
  const add = mayManage && <ButtonLink to="/campaigns/new">{m.campaign_new({}, l)}</ButtonLink>
  return (
    <Page
      title={m.campaign_list_title({}, l)}
      actions={
        campaigns.length > 0 && (
          <>
            <ExportLinks table="campaigns" search="" />
            {add}
          </>
        )
      }
    >
      {campaigns.length === 0 ? (
        <EmptyState title={m.campaign_list_empty_title({}, l)} action={add}>
          {m.campaign_list_empty({}, l)}
        </EmptyState>
      ) : (
        <Card padded={false} className="relative overflow-hidden">
          <CampaignTable campaigns={campaigns} />
        </Card>
      )}
    </Page>
  )
}

function CampaignTable({
  campaigns,
}: {
  campaigns: ReturnType<typeof useLoaderData<typeof loader>>['campaigns']
}) {
  const l = useLocale()
  return (
    <Table caption={m.campaign_list_title({}, l)}>
      <thead>
        <tr>
          <Th>{m.campaign_column_name({}, l)}</Th>
          <Th>{m.campaign_column_state({}, l)}</Th>
          <Th>{m.campaign_due_on({}, l)}</Th>
          <Th numeric>{m.campaign_column_population({}, l)}</Th>
          <Th numeric>{m.campaign_column_rate({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map(campaign => (
          <tr key={campaign.id}>
            <Td>
              <Link to={`/campaigns/${campaign.id}`} className="link font-medium">
                {nameFor(campaign, l)}
              </Link>
            </Td>
            <Td>
              <CampaignStateBadge state={campaign.state} />
            </Td>
            <Td>{formatDate(campaign.dueAt, l.locale)}</Td>
            <Td numeric>
              {campaign.state === 'draft' ? (
                '–'
              ) : (
                <Link to={`/campaigns/${campaign.id}#list`} className="link">
                  {formatNumber(campaign.population, l.locale)}
                </Link>
              )}
            </Td>
            <Td numeric>
              {campaign.state === 'draft' ? (
                '–'
              ) : (
                <Link
                  to={`${populationHref(`/campaigns/${campaign.id}`, { group: 'replied' })}#list`}
                  className="link"
                >
                  {formatRate(campaign.rate.replied, campaign.rate.expected, l.locale)}
                </Link>
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
