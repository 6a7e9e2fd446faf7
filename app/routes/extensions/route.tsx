import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { EXTENSION_DECISIONS } from '#app/campaigns/extension.ts'
import { findCampaign } from '#app/campaigns/find-campaign.server.ts'
import { listExtensions } from '#app/campaigns/find-extensions.server.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { oneOf, readPage } from '#app/suppliers/supplier-search.ts'
import { cx } from '#app/ui/cx.ts'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { RequestTable } from './RequestTable.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.extension_list_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const db = getDb()
  const { searchParams } = new URL(request.url)
  const decision = oneOf(EXTENSION_DECISIONS, searchParams.get('decision')) ?? 'pending'
  const campaign = findCampaign(db, actor, searchParams.get('campaign') ?? '')
  const filter = { campaignId: campaign?.id ?? null, decision }
  return {
    decision,
    campaign: campaign && { id: campaign.id, nameZh: campaign.nameZh, nameEn: campaign.nameEn },
    list: listExtensions(db, actor, filter, readPage(searchParams)),
  }
}

export type ExtensionListData = ReturnType<typeof useLoaderData<typeof loader>>

const TAB_LABELS = {
  pending: m.extension_tab_pending,
  granted: m.extension_tab_granted,
  refused: m.extension_tab_refused,
}

export default function Extensions() {
  const { decision, campaign, list } = useLoaderData<typeof loader>()
  const l = useLocale()
  const hrefOf = (change: { decision?: string; page?: number; campaign?: null }) => {
    const params = new URLSearchParams({ decision: change.decision ?? decision })
    if (campaign && change.campaign !== null) params.set('campaign', campaign.id)
    if (change.page) params.set('page', String(change.page))
    return `/extensions?${params}`
  }
  const [, query = ''] = hrefOf({}).split('?')
  const none = decision === 'pending' ? m.extension_none_pending({}, l) : m.extension_none({}, l)
  return (
    <Page
      title={m.extension_list_title({}, l)}
      lead={
        campaign ? m.extension_only_campaign({ name: nameFor(campaign, l) }, l) : m.extension_list_lead({}, l)
      }
      {...(campaign && {
        back: {
          to: `/campaigns/${campaign.id}`,
          label: m.campaign_back_one({ name: nameFor(campaign, l) }, l),
        },
      })}
      actions={list.total > 0 && <ExportLinks table="extensions" search={query} />}
      width="wide"
    >
      <Stack>
        <nav aria-label={m.extension_list_title({}, l)} className="flex flex-wrap items-center gap-2">
          {EXTENSION_DECISIONS.map(one => (
            <Link
              key={one}
              to={hrefOf({ decision: one })}
              aria-current={one === decision ? 'page' : undefined}
              className={cx(
                'inline-flex min-h-8 items-center rounded-md px-3 text-sm no-underline pointer-coarse:min-h-11',
                one === decision ? 'bg-accent-soft font-medium text-accent' : 'text-soft hover:text-accent',
              )}
            >
              {TAB_LABELS[one]({}, l)}
            </Link>
          ))}
          {campaign && (
            <Link to={hrefOf({ campaign: null })} className="link text-sm">
              {m.extension_all_campaigns({}, l)}
            </Link>
          )}
        </nav>
        {list.total === 0 ? (
          <EmptyState title={none}>{m.extension_none_text({}, l)}</EmptyState>
        ) : (
          <Card padded={false} className="relative overflow-hidden">
            <RequestTable rows={list.rows} decision={decision} />
            <Pagination page={list.page} pageCount={list.pageCount} hrefFor={page => hrefOf({ page })} />
          </Card>
        )}
      </Stack>
    </Page>
  )
}
