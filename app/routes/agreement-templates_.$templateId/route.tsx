import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { canManageAgreements, canSeeAgreements } from '#app/accounts/roles.ts'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { findAgreement } from '#app/agreements/find-agreements.server.ts'
import { KIND_LABELS, PARTIES_LABELS } from '#app/agreements/labels.ts'
import { VersionStateBadge } from '#app/agreements/VersionStateBadge.tsx'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { Button } from '#app/ui/Button.tsx'
import { Card, Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? titleFor(data.title, l.locale) : m.agreements_title({}, l)))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const found = requireFound(findAgreement(getDb(), actor, params.templateId ?? ''))
  return { ...found, mayManage: canManageAgreements(actor, found.template.kind) }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function AgreementTemplate() {
  const { template, title, baseId, versions, mayManage } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <Page
      title={titleFor(title, l.locale)}
      lead={`${KIND_LABELS[template.kind]({}, l)} · ${PARTIES_LABELS[template.parties]({}, l)}`}
      back={{ to: '/agreement-templates', label: m.agreements_back({}, l) }}
      actions={
        mayManage && (
          <Form method="post" action="/agreement-templates/versions">
            <input type="hidden" name="base" value={baseId} />
            <Button type="submit">{m.agreements_draft_new({}, l)}</Button>
          </Form>
        )
      }
    >
      <Card padded={false} className="relative overflow-hidden">
        <Table caption={m.agreements_versions({}, l)}>
          <thead>
            <tr>
              <Th>{m.agreements_column_version({}, l)}</Th>
              <Th>{m.agreements_state({}, l)}</Th>
              <Th>{m.agreements_column_changed({}, l)}</Th>
              <Th>{m.agreements_column_approved({}, l)}</Th>
              <Th>{m.agreements_column_published({}, l)}</Th>
            </tr>
          </thead>
          <tbody>
            {versions.map(version => (
              <VersionRow key={version.id} version={version} />
            ))}
          </tbody>
        </Table>
      </Card>
    </Page>
  )
}

function VersionRow({ version }: { version: Loaded['versions'][number] }) {
  const l = useLocale()
  const step = (at: Date | null, name: string | null) =>
    at && (
      <>
        <span className="whitespace-nowrap">{formatDate(at, l.locale)}</span>
        <span className="block text-soft">{name ?? m.agreements_shipped({}, l)}</span>
      </>
    )
  return (
    <tr>
      <Td>
        <Link to={`/agreement-templates/versions/${version.id}`} className="link font-medium">
          {m.agreements_version({ number: String(version.number) }, l)}
        </Link>
        {version.note && <p className="mt-1 max-w-prose text-soft">{version.note}</p>}
      </Td>
      <Td>
        <VersionStateBadge state={version.state} />
      </Td>
      <Td>{step(version.updatedAt, version.updatedByName)}</Td>
      <Td>{step(version.approvedAt, version.approvedByName) || '–'}</Td>
      <Td>{step(version.publishedAt, version.publishedByName) || '–'}</Td>
    </tr>
  )
}
