import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { differencesOf } from '#app/policies/differences.ts'
import { findDraft, policyDimensions } from '#app/policies/find-policies.server.ts'
import { PolicyDifferences } from '#app/policies/PolicyDifferences.tsx'
import {
  campaignsToTry,
  canPreviewPolicies,
  movedPage,
  previewFigures,
} from '#app/policies/preview-page.server.ts'
import { previewHref, readPreviewSearch } from '#app/policies/preview-search.ts'
import { previewOf, waitBriefly } from '#app/policies/preview.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { SelectField } from '#app/ui/Field.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Progress } from '#app/ui/Progress.tsx'
import { getDb } from '#db/client.server.ts'
import { Effect } from './Effect.tsx'
import { useProgressRefresh } from './use-progress-refresh.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l =>
    data ? m.policies_preview_title({ version: data.version }, l) : m.policies_title({}, l),
  )

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canPreviewPolicies)
  const db = getDb()
  const { draft, baseContent, baseVersion } = requireFound(findDraft(db, actor, params.draftId ?? ''))
  const search = readPreviewSearch(new URL(request.url).searchParams)
  const campaigns = campaignsToTry(db, actor)
  const campaign = campaigns.find(({ id }) => id === search.campaignId) ?? campaigns[0] ?? null
  const preview = campaign && previewOf(db, draft, campaign, context.now)
  if (preview) await waitBriefly(preview)
  return {
    draftId: draft.id,
    version: draft.content.version,
    baseVersion,
    differences: differencesOf(baseContent, draft.content),
    dimensions: policyDimensions(db, context.locale),
    campaigns: campaigns.map(({ id, nameZh, nameEn }) => ({ id, nameZh, nameEn })),
    search: { ...search, campaignId: campaign?.id ?? null },
    preview: preview && {
      state: preview.state,
      startedAt: preview.startedAt,
      figures: previewFigures(preview),
      list: preview.state === 'done' ? movedPage(db, preview, search) : null,
    },
  }
}

export type PreviewData = ReturnType<typeof useLoaderData<typeof loader>>

export default function PolicyPreview() {
  const loaded = useLoaderData<typeof loader>()
  const { draftId, version, baseVersion, differences, dimensions, campaigns, preview } = loaded
  const l = useLocale()
  useProgressRefresh(preview?.state === 'running')
  const titles = Object.fromEntries(dimensions.map(({ code, title }) => [code, title]))
  return (
    <Page
      title={m.policies_preview_title({ version }, l)}
      lead={m.policies_preview_lead({}, l)}
      back={{ to: `/policies/drafts/${draftId}`, label: m.policies_draft_title({ version }, l) }}
      width="wide"
    >
      <Stack>
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <Card title={m.policies_differences({ base: baseVersion }, l)}>
            <PolicyDifferences differences={differences} titles={titles} />
          </Card>
          {campaigns.length > 0 && <CampaignChoice {...loaded} />}
        </div>
        {!preview && (
          <EmptyState title={m.policies_preview_none_title({}, l)}>
            {m.policies_preview_none({}, l)}
          </EmptyState>
        )}
        {preview?.state === 'running' && <Running {...loaded} preview={preview} />}
        {preview?.state === 'failed' && <Notice tone="bad" title={m.policies_preview_failed({}, l)} />}
        {preview?.list && <Effect {...loaded} preview={preview} list={preview.list} titles={titles} />}
      </Stack>
    </Page>
  )
}

function CampaignChoice({ campaigns, search }: PreviewData) {
  const l = useLocale()
  return (
    <Card>
      <Form method="get" className="flex flex-wrap items-end gap-3">
        <SelectField
          key={search.campaignId}
          label={m.policies_preview_campaign({}, l)}
          name="campaign"
          required
          options={campaigns.map(campaign => ({ value: campaign.id, label: nameFor(campaign, l) }))}
          defaultValue={search.campaignId ?? undefined}
        />
        <Button type="submit" variant="secondary">
          {m.policies_preview_choose({}, l)}
        </Button>
      </Form>
    </Card>
  )
}

type Shown = PreviewData & { preview: NonNullable<PreviewData['preview']> }

function Running({ draftId, search, preview }: Shown) {
  const l = useLocale()
  const { done, total } = preview.figures
  const text = m.policies_preview_running({ done: String(done), total: String(total) }, l)
  return (
    <Card>
      <p role="status" className="mb-3">
        {text}{' '}
        <Link to={previewHref(`/policies/drafts/${draftId}/preview`, search)} className="link">
          {m.policies_preview_refresh({}, l)}
        </Link>
      </p>
      <Progress value={done} max={total} label={m.policies_preview({}, l)} />
    </Card>
  )
}
