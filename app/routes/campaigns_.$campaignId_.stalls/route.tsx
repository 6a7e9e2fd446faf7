import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { findCampaign } from '#app/campaigns/find-campaign.server.ts'
import { STALLED_AFTER_DAYS } from '#app/campaigns/population-group.ts'
import { populationHref } from '#app/campaigns/population-search.ts'
import { stallReport } from '#app/campaigns/response/stall-report.server.ts'
import {
  ItemStalls,
  SectionStalls,
  TopStalls,
  type SectionTexts,
} from '#app/campaigns/response/StallTables.tsx'
import { useLiveRefresh } from '#app/campaigns/use-live-refresh.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { findVersionById } from '#app/questionnaires/queries.server.ts'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Stat } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.stalls_title({}, l))

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const campaign = requireFound(findCampaign(db, actor, params.campaignId ?? ''))
  if (campaign.state === 'draft') throw redirect(`/campaigns/${campaign.id}`)
  const content = findVersionById(db, campaign.questionnaireVersionId)?.content
  const texts: SectionTexts[] = (content?.dimensions ?? []).map(({ code, title, items }) => ({
    code,
    title: title[context.locale],
    questions: Object.fromEntries(items.map(item => [item.code, item.question[context.locale]])),
  }))
  return { campaign, now: context.now, texts, report: await stallReport(db, campaign, context.now) }
}

export default function Stalls() {
  const { campaign, now, texts, report } = useLoaderData<typeof loader>()
  const l = useLocale()
  const path = `/campaigns/${campaign.id}`
  const name = nameFor(campaign, l)
  useLiveRefresh(campaign.state === 'open')
  const lead = {
    name,
    count: formatNumber(report?.underWay ?? 0, l.locale),
    at: formatDateTime(report?.countedAt ?? now, l.locale),
  }
  return (
    <Page
      title={m.stalls_title({}, l)}
      lead={report ? m.stalls_lead(lead, l) : name}
      back={{ to: path, label: m.campaign_back_one({ name }, l) }}
      actions={report && <ExportLinks table="stalls" search={`campaignId=${campaign.id}`} />}
      width="wide"
    >
      {!report ? (
        <EmptyState title={m.stalls_counting_title({}, l)}>{m.stalls_counting({}, l)}</EmptyState>
      ) : report.sections.every(({ items }) => items.every(item => item.answered + item.asked === 0)) ? (
        <EmptyState title={m.stalls_none_title({}, l)}>{m.stalls_none({}, l)}</EmptyState>
      ) : (
        <Stack>
          <div className="flex flex-wrap gap-x-10 gap-y-4">
            <Stat
              label={m.group_in_progress({}, l)}
              value={formatNumber(report.underWay, l.locale)}
              href={`${populationHref(path, { group: 'in-progress' })}#list`}
            />
            <Stat
              label={m.stalls_stopped_total({ days: String(STALLED_AFTER_DAYS) }, l)}
              value={formatNumber(report.stalled, l.locale)}
              href={`${populationHref(path, { group: 'stalled' })}#list`}
            />
          </div>
          <TopStalls path={path} texts={texts} sections={report.sections} />
          <SectionStalls path={path} texts={texts} sections={report.sections} />
          <ItemStalls path={path} texts={texts} sections={report.sections} />
        </Stack>
      )}
    </Page>
  )
}
