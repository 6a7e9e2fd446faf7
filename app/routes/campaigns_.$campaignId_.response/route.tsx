import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { CampaignFunnel, RateText } from '#app/campaigns/CampaignFunnel.tsx'
import { campaignFigures, findCampaign } from '#app/campaigns/find-campaign.server.ts'
import { populationHref } from '#app/campaigns/population-search.ts'
import { ResponseBreakdown } from '#app/campaigns/ResponseBreakdown.tsx'
import { responseCurves, responseRates } from '#app/campaigns/response/response-report.server.ts'
import { ResponseCurve } from '#app/campaigns/response/ResponseCurve.tsx'
import { useLiveRefresh } from '#app/campaigns/use-live-refresh.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Stat } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.response_title({}, l))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const campaign = requireFound(findCampaign(db, actor, params.campaignId ?? ''))
  if (campaign.state === 'draft') throw redirect(`/campaigns/${campaign.id}`)
  return {
    campaign,
    now: context.now,
    ...campaignFigures(db, campaign, context.now),
    rates: responseRates(db, campaign.id),
    curves: responseCurves(db, campaign, context.now),
  }
}

export default function Response() {
  const { campaign, now, counts, funnel, rate, rates, curves } = useLoaderData<typeof loader>()
  const l = useLocale()
  const path = `/campaigns/${campaign.id}`
  const name = nameFor(campaign, l)
  useLiveRefresh(campaign.state === 'open')
  return (
    <Page
      title={m.response_title({}, l)}
      lead={m.response_lead({ name, at: formatDateTime(now, l.locale) }, l)}
      back={{ to: path, label: m.campaign_back_one({ name }, l) }}
      actions={
        counts['in-progress'] > 0 && (
          <ButtonLink to={`${path}/stalls`} variant="secondary">
            {m.stalls_link({}, l)}
          </ButtonLink>
        )
      }
      width="wide"
    >
      <Stack>
        <Stat
          label={m.campaign_rate({}, l)}
          value={<RateText rate={rate} />}
          note={m.campaign_rate_note({}, l)}
          href={`${populationHref(path, { group: 'replied' })}#list`}
        />
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <Card title={m.campaign_funnel({}, l)}>
            <CampaignFunnel campaignId={campaign.id} funnel={funnel} counts={counts} />
          </Card>
          <ResponseCurve campaignId={campaign.id} curves={curves} />
        </div>
        <ResponseBreakdown campaignId={campaign.id} rates={rates} />
      </Stack>
    </Page>
  )
}
