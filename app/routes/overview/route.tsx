import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canManageCampaigns, canSeeAssessments } from '#app/accounts/roles.ts'
import { CampaignFunnel, RateText } from '#app/campaigns/CampaignFunnel.tsx'
import { CampaignStateBadge } from '#app/campaigns/CampaignStateBadge.tsx'
import {
  campaignFigures,
  findCurrentCampaigns,
  gradeDistribution,
} from '#app/campaigns/find-campaign.server.ts'
import { GradeDistribution } from '#app/campaigns/GradeDistribution.tsx'
import type { PopulationGroup } from '#app/campaigns/population-group.ts'
import { resultsHref } from '#app/campaigns/board/result-search.ts'
import { populationHref } from '#app/campaigns/population-search.ts'
import { waitingFor } from '#app/campaigns/waiting.server.ts'
import { WaitingStats } from '#app/campaigns/WaitingStats.tsx'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { remediationNow } from '#app/remediation/board/find-board.server.ts'
import { NowStats } from '#app/remediation/board/NowStats.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Stat } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.overview_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const { current: campaign, otherOpen } = findCurrentCampaigns(db, actor)
  const isOpened = campaign !== null && campaign.state !== 'draft'
  return {
    campaign,
    otherOpen,
    mayManage: canManageCampaigns(actor),
    waiting: waitingFor(db, actor),
    remediation: remediationNow(db, context.now),
    figures: isOpened ? campaignFigures(db, campaign, context.now) : null,
    grades: isOpened ? gradeDistribution(db, campaign, 'verified') : null,
  }
}

export default function Overview() {
  const { campaign, mayManage, figures, grades } = useLoaderData<typeof loader>()
  const l = useLocale()
  if (!campaign)
    return (
      <Page title={m.overview_title({}, l)}>
        <EmptyState
          title={m.overview_none_title({}, l)}
          action={
            mayManage && (
              <span className="flex flex-wrap gap-2">
                <ButtonLink to="/suppliers">{m.nav_suppliers({}, l)}</ButtonLink>
                <ButtonLink to="/campaigns/new" variant="secondary">
                  {m.campaign_new({}, l)}
                </ButtonLink>
              </span>
            )
          }
        >
          {m.overview_none({}, l)}
        </EmptyState>
      </Page>
    )
  const path = `/campaigns/${campaign.id}`
  return (
    <Page
      title={nameFor(campaign, l)}
      lead={<Lead />}
      actions={
        <>
          <ButtonLink to={path}>{m.overview_to_campaign({}, l)}</ButtonLink>
          {figures && (
            <>
              <ButtonLink to={`${path}/response`} variant="secondary">
                {m.response_link({}, l)}
              </ButtonLink>
              <ButtonLink to={`${path}/board`} variant="secondary">
                {m.overview_to_board({}, l)}
              </ButtonLink>
            </>
          )}
        </>
      }
      width="wide"
    >
      <Stack>
        <Figures />
        <Waiting />
        <Remediation />
        {figures && grades ? (
          <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
            <Stack>
              <Card title={m.campaign_funnel({}, l)}>
                <CampaignFunnel campaignId={campaign.id} funnel={figures.funnel} counts={figures.counts} />
              </Card>
              <OtherOpen />
            </Stack>
            <Card title={m.campaign_distribution({}, l)}>
              <GradeDistribution
                path={path}
                gradeHref={grade => resultsHref(campaign.id, { basis: 'verified', grade })}
                grades={grades}
                counts={figures.counts}
                basis="verified"
              />
            </Card>
          </div>
        ) : (
          <>
            <p>{m.overview_draft({}, l)}</p>
            <OtherOpen />
          </>
        )}
      </Stack>
    </Page>
  )
}

function Lead() {
  const { campaign } = useLoaderData<typeof loader>()
  const l = useLocale()
  if (!campaign) return null
  return (
    <span className="flex flex-wrap items-center gap-3">
      <CampaignStateBadge state={campaign.state} />
      {m.campaign_due({ date: formatDate(campaign.dueAt, l.locale) }, l)}
    </span>
  )
}

/** Of this campaign: the rate, and whom to chase; each figure leads to its list. */
function Figures() {
  const { campaign, figures } = useLoaderData<typeof loader>()
  const l = useLocale()
  if (!campaign || !figures) return null
  const listOf = (group: PopulationGroup) => `${populationHref(`/campaigns/${campaign.id}`, { group })}#list`
  return (
    <section aria-label={nameFor(campaign, l)} className={STATS}>
      <Stat
        label={m.campaign_rate({}, l)}
        value={<RateText rate={figures.rate} />}
        note={m.campaign_rate_note({}, l)}
        href={listOf('replied')}
      />
      <Stat
        label={m.overview_overdue({}, l)}
        value={formatNumber(figures.counts.overdue, l.locale)}
        href={listOf('overdue')}
      />
      <Stat
        label={m.overview_without_contact({}, l)}
        value={formatNumber(figures.counts['without-contact'], l.locale)}
        href={listOf('without-contact')}
      />
      <WaitingStats
        comments={figures.counts.commented}
        declined={figures.counts.declined}
        path={`/campaigns/${campaign.id}`}
      />
    </section>
  )
}

/** The other campaigns that are open, each with its response rate. */
function OtherOpen() {
  const { otherOpen } = useLoaderData<typeof loader>()
  const l = useLocale()
  if (otherOpen.length === 0) return null
  return (
    <Card title={m.overview_other_open({}, l)}>
      <ul className={STATS}>
        {otherOpen.map(other => (
          <li key={other.id}>
            <Stat
              label={nameFor(other, l)}
              value={<RateText rate={other.rate} />}
              note={m.campaign_due({ date: formatDate(other.dueAt, l.locale) }, l)}
              href={`/campaigns/${other.id}`}
            />
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What somebody has to act on, whichever the campaign. */
function Waiting() {
  const { waiting } = useLoaderData<typeof loader>()
  const l = useLocale()
  const stats = [
    { label: m.overview_to_review({}, l), value: waiting.toReview, href: '/reviews?state=to-review' },
    { label: m.overview_to_publish({}, l), value: waiting.toPublish, href: '/reviews?state=verified' },
    { label: m.waiting_extensions({}, l), value: waiting.extensions, href: '/extensions' },
    { label: m.overview_dead_mail({}, l), value: waiting.deadMails, href: '/outbox?state=dead' },
  ].filter(({ value }) => value !== null)
  if (stats.length === 0) return null
  return (
    <Card title={m.overview_waiting({}, l)}>
      <div className={STATS}>
        {stats.map(({ label, value, href }) => (
          <Stat key={label} label={label} value={formatNumber(value ?? 0, l.locale)} href={href} />
        ))}
      </div>
    </Card>
  )
}

/** How corrective actions stand, all suppliers together. */
function Remediation() {
  const { remediation } = useLoaderData<typeof loader>()
  const l = useLocale()
  if (remediation.all.open === 0 && remediation.drafts === 0) return null
  return (
    <Card
      title={m.actionboard_overview({}, l)}
      actions={
        <Link to="/actions/board" className="link text-sm">
          {m.actionboard_title({}, l)}
        </Link>
      }
    >
      <NowStats {...remediation} />
    </Card>
  )
}

const STATS = 'flex flex-wrap gap-x-10 gap-y-4'
