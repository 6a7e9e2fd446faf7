import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { canDraftPolicies, canSeeAssessments } from '#app/accounts/roles.ts'
import { CampaignStateBadge } from '#app/campaigns/CampaignStateBadge.tsx'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { findPolicyVersion, policyDimensions } from '#app/policies/find-policies.server.ts'
import { PolicyFacts } from '#app/policies/PolicyFacts.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Button } from '#app/ui/Button.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Definitions } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l =>
    data ? m.policies_version({ version: data.version.version }, l) : m.policies_title({}, l),
  )

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  return {
    version: requireFound(findPolicyVersion(getDb(), actor, params.versionId ?? '')),
    dimensions: policyDimensions(getDb(), context.locale),
    mayDraft: canDraftPolicies(actor),
  }
}

export default function PolicyVersion() {
  const { version, dimensions, mayDraft } = useLoaderData<typeof loader>()
  const l = useLocale()
  const titles = Object.fromEntries(dimensions.map(({ code, title }) => [code, title]))
  return (
    <Page
      title={m.policies_version({ version: version.version }, l)}
      back={{ to: '/policies', label: m.policies_back({}, l) }}
      actions={
        mayDraft && (
          <Form method="post" action="/policies/drafts">
            <input type="hidden" name="base" value={version.id} />
            <Button type="submit" variant="secondary">
              {m.policies_draft_from({}, l)}
            </Button>
          </Form>
        )
      }
    >
      <Stack>
        <Card title={m.policies_rules({}, l)}>
          <PolicyFacts policy={version.content} titles={titles} />
        </Card>
        <Card>
          <Definitions
            items={[
              { term: m.policies_published_on({}, l), value: formatDateTime(version.publishedAt, l.locale) },
              {
                term: m.policies_published_by({}, l),
                value: version.publishedByName ?? m.policies_shipped({}, l),
              },
              { term: m.policies_note({}, l), value: version.note || '–' },
              {
                term: m.policies_digest({}, l),
                value: (
                  <>
                    <code className="text-sm break-all">{version.digest}</code>
                    <span className="block text-sm text-soft">{m.policies_digest_hint({}, l)}</span>
                  </>
                ),
              },
            ]}
          />
        </Card>
        <Card title={m.policies_column_campaigns({}, l)}>
          {version.campaigns.length === 0 && <p className="text-soft">{m.policies_no_campaign({}, l)}</p>}
          <ul className="flex flex-col gap-2">
            {version.campaigns.map(campaign => (
              <li key={campaign.id} className="flex flex-wrap items-center gap-3">
                <Link to={`/campaigns/${campaign.id}`} className="link">
                  {nameFor(campaign, l)}
                </Link>
                <CampaignStateBadge state={campaign.state} />
              </li>
            ))}
          </ul>
        </Card>
      </Stack>
    </Page>
  )
}
