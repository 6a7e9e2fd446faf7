import { Form, Link } from '@remix-run/react'
import { CampaignFunnel, RateText } from '#app/campaigns/CampaignFunnel.tsx'
import { CampaignStateBadge } from '#app/campaigns/CampaignStateBadge.tsx'
import { GROUP_FILLS } from '#app/campaigns/group-fills.ts'
import { GROUP_LABELS } from '#app/campaigns/labels.ts'
import { STATE_GROUPS } from '#app/campaigns/population-group.ts'
import { PopulationList } from '#app/campaigns/PopulationList.tsx'
import { populationHref } from '#app/campaigns/population-search.ts'
import { WaitingStats } from '#app/campaigns/WaitingStats.tsx'
import { useLiveRefresh } from '#app/campaigns/use-live-refresh.ts'
import { daysUntil, formatDate, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button, ButtonLink } from '#app/ui/Button.tsx'
import { Distribution } from '#app/ui/charts/Distribution.tsx'
import { Dialog } from '#app/ui/Dialog.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { Stat } from '#app/ui/Table.tsx'
import type { RunningData } from './route.tsx'

const ATTENTION = ['overdue', 'without-contact', 'to-review', 'verified'] as const

/** A campaign since it opened: the rate, the funnel, where everybody stands, and the list behind it. */
export function Running(loaded: RunningData) {
  const { campaign, counts, funnel, rate, search, list, choices, now, mayManage, hasMailServer } = loaded
  const l = useLocale()
  const path = `/campaigns/${campaign.id}`
  useLiveRefresh(campaign.state === 'open')
  return (
    <Page
      title={nameFor(campaign, l)}
      lead={<Lead {...loaded} />}
      back={{ to: '/campaigns', label: m.campaign_back({}, l) }}
      actions={<Actions {...loaded} />}
      width="wide"
    >
      <Stack>
        {campaign.state === 'open' && mayManage && !hasMailServer && (
          <Notice tone="warn">{m.campaign_mail_off({}, l)}</Notice>
        )}
        <div className="flex flex-wrap gap-x-10 gap-y-4">
          <Stat
            label={m.campaign_rate({}, l)}
            value={<RateText rate={rate} />}
            note={m.campaign_rate_note({}, l)}
            href={`${populationHref(path, { group: 'replied' })}#list`}
          />
          {ATTENTION.map(group => (
            <Stat
              key={group}
              label={GROUP_LABELS[group]({}, l)}
              value={formatNumber(counts[group], l.locale)}
              href={`${populationHref(path, { group })}#list`}
            />
          ))}
          <WaitingStats
            extensions={loaded.pendingExtensions}
            comments={counts.commented}
            declined={counts.declined}
            path={path}
          />
        </div>
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <Card
            title={m.campaign_funnel({}, l)}
            actions={
              campaign.state === 'open' && <span className="text-sm text-soft">{m.campaign_live({}, l)}</span>
            }
          >
            <CampaignFunnel campaignId={campaign.id} funnel={funnel} counts={counts} />
            <p className="mt-3 flex flex-wrap gap-x-5 gap-y-1">
              <Link to={`${path}/response`} className="link">
                {m.response_link({}, l)}
              </Link>
              {counts['in-progress'] > 0 && (
                <Link to={`${path}/stalls`} className="link">
                  {m.stalls_link({}, l)}
                </Link>
              )}
            </p>
          </Card>
          <Card title={m.campaign_states({}, l)}>
            <States path={path} counts={counts} />
          </Card>
        </div>
        <PopulationList
          list={list}
          search={search}
          path={path}
          now={now}
          choices={choices}
          exportOf={campaign.id}
          managePath={mayManage && campaign.state === 'open' ? `${path}/suppliers` : null}
        />
      </Stack>
    </Page>
  )
}

function Lead({ campaign, version, now }: RunningData) {
  const l = useLocale()
  const date = formatDate(campaign.dueAt, l.locale)
  const isOver = campaign.dueAt < now
  const days = daysUntil(campaign.dueAt, now)
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <CampaignStateBadge state={campaign.state} />
      <span>{isOver ? m.campaign_due_past({ date }, l) : m.campaign_due({ date }, l)}</span>
      {campaign.state === 'open' && !isOver && (
        <span>
          {days > 0 ? m.campaign_days_left({ days: String(days) }, l) : m.campaign_due_today({}, l)}
        </span>
      )}
      <span>{m.campaign_questionnaire({ version }, l)}</span>
    </span>
  )
}

function Actions({ campaign, counts, mayManage, mayPublish }: RunningData) {
  const l = useLocale()
  const path = `/campaigns/${campaign.id}`
  return (
    <>
      <ButtonLink to={`${path}/board`} variant="secondary">
        {m.campaign_board({}, l)}
      </ButtonLink>
      {campaign.state === 'open' && mayManage && <ManageLinks path={path} />}
      {counts.verified > 0 && mayPublish && (
        <Confirm
          label={m.campaign_publish_grades({ count: formatNumber(counts.verified, l.locale) }, l)}
          title={m.campaign_publish_grades_title({}, l)}
          text={m.campaign_publish_grades_text({}, l)}
          confirm={m.campaign_publish_grades_confirm({}, l)}
          action={`${path}/grades`}
        />
      )}
      {campaign.state === 'closed' && counts['in-review'] === 0 && mayPublish && (
        <Confirm
          label={m.campaign_publish({}, l)}
          title={m.campaign_publish_title({}, l)}
          text={m.campaign_publish_text({}, l)}
          confirm={m.campaign_publish_confirm({}, l)}
          action={`${path}/publication`}
        />
      )}
    </>
  )
}

/** What can be done to an open campaign, each on a page of its own. */
function ManageLinks({ path }: { path: string }) {
  const l = useLocale()
  const links = [
    { to: `${path}/extension`, label: m.campaign_extend_all({}, l) },
    { to: `${path}/additions`, label: m.campaign_add({}, l) },
    { to: `${path}/handover`, label: m.campaign_handover({}, l) },
    { to: `${path}/closing`, label: m.campaign_close({}, l) },
  ]
  return links.map(({ to, label }) => (
    <ButtonLink key={to} to={to} variant="secondary">
      {label}
    </ButtonLink>
  ))
}

type ConfirmProps = { label: string; title: string; text: string; confirm: string; action: string }

function Confirm({ label, title, text, confirm, action }: ConfirmProps) {
  return (
    <Dialog trigger={{ label, variant: 'secondary' }} title={title}>
      {close => (
        <Form method="post" action={action} onSubmit={close}>
          <p className="mb-4">{text}</p>
          <Button type="submit">{confirm}</Button>
        </Form>
      )}
    </Dialog>
  )
}

function States({ path, counts }: { path: string } & Pick<RunningData, 'counts'>) {
  const l = useLocale()
  return (
    <Distribution
      title={m.campaign_states({}, l)}
      labelHeading={m.campaign_column_state({}, l)}
      countHeading={m.campaign_count({}, l)}
      shareHeading={m.campaign_share({}, l)}
      parts={STATE_GROUPS.map(group => ({
        key: group,
        label: GROUP_LABELS[group]({}, l),
        value: counts[group],
        fillClass: GROUP_FILLS[group],
        isApart: group === 'exempt',
        href: `${populationHref(path, { group })}#list`,
      }))}
    />
  )
}
