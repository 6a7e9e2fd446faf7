import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { canDraftPolicies, canSeeAssessments } from '#app/accounts/roles.ts'
import { formatDate, formatDateTime, formatScore } from '#app/i18n/format.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { listPolicies } from '#app/policies/find-policies.server.ts'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { Button } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.policies_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  return { ...listPolicies(getDb(), actor), mayDraft: canDraftPolicies(actor) }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Policies() {
  const { versions, drafts, mayDraft } = useLoaderData<typeof loader>()
  const l = useLocale()
  const [current] = versions
  return (
    <Page
      title={m.policies_title({}, l)}
      lead={m.policies_lead({}, l)}
      actions={
        <>
          <ExportLinks table="policies" search="" />
          {mayDraft && current && (
            <Form method="post" action="/policies/drafts">
              <input type="hidden" name="base" value={current.id} />
              <Button type="submit">{m.policies_draft_new({}, l)}</Button>
            </Form>
          )}
        </>
      }
    >
      <Stack>
        {drafts.length > 0 && <Drafts drafts={drafts} />}
        <Card padded={false} className="relative overflow-hidden">
          <Versions versions={versions} />
        </Card>
      </Stack>
    </Page>
  )
}

function Drafts({ drafts }: Pick<Loaded, 'drafts'>) {
  const l = useLocale()
  return (
    <Card title={m.policies_drafts({}, l)}>
      <ul className="flex flex-col gap-2">
        {drafts.map(({ draft, baseVersion, updatedByName }) => (
          <li key={draft.id}>
            <Link to={`/policies/drafts/${draft.id}`} className="link font-medium">
              {m.policies_draft_title({ version: draft.content.version }, l)}
            </Link>
            <p className="text-sm text-soft">
              {m.policies_draft_lead(
                { base: baseVersion, name: updatedByName, at: formatDateTime(draft.updatedAt, l.locale) },
                l,
              )}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Versions({ versions }: Pick<Loaded, 'versions'>) {
  const l = useLocale()
  return (
    <Table caption={m.policies_title({}, l)}>
      <thead>
        <tr>
          <Th>{m.policies_column_version({}, l)}</Th>
          <Th>{m.policies_column_thresholds({}, l)}</Th>
          <Th>{m.policies_published_on({}, l)}</Th>
          <Th>{m.policies_published_by({}, l)}</Th>
          <Th>{m.policies_column_campaigns({}, l)}</Th>
        </tr>
      </thead>
      <tbody>
        {versions.map((version, index) => (
          <VersionRow key={version.id} version={version} isCurrent={index === 0} />
        ))}
      </tbody>
    </Table>
  )
}

function VersionRow({ version, isCurrent }: { version: Loaded['versions'][number]; isCurrent: boolean }) {
  const l = useLocale()
  const { A, B, C } = version.content.thresholds
  return (
    <tr>
      <Td>
        <Link to={`/policies/${version.id}`} className="link font-medium">
          {m.policies_version({ version: version.version }, l)}
        </Link>
        {isCurrent && (
          <p className="mt-1">
            <Badge tone="good">{m.policies_current({}, l)}</Badge>
          </p>
        )}
        {version.note && <p className="mt-1 max-w-prose text-soft">{version.note}</p>}
      </Td>
      <Td className="whitespace-nowrap">{[A, B, C].map(formatScore).join(' / ')}</Td>
      <Td className="whitespace-nowrap">{formatDate(version.publishedAt, l.locale)}</Td>
      <Td>{version.publishedByName ?? m.policies_shipped({}, l)}</Td>
      <Td className="max-sm:min-w-44">
        {version.campaigns.length === 0 && <span className="text-soft">{m.policies_no_campaign({}, l)}</span>}
        <ul>
          {version.campaigns.map(campaign => (
            <li key={campaign.id}>
              <Link to={`/campaigns/${campaign.id}`} className="link inline-flex min-h-6 items-center">
                {nameFor(campaign, l)}
              </Link>
            </li>
          ))}
        </ul>
      </Td>
    </tr>
  )
}
