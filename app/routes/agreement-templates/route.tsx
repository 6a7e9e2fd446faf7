import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canSeeAgreements, managedAgreementKinds } from '#app/accounts/roles.ts'
import { titleFor } from '#app/agreements/agreement-text.ts'
import { listAgreements } from '#app/agreements/find-agreements.server.ts'
import { KIND_LABELS, PARTIES_LABELS } from '#app/agreements/labels.ts'
import { VersionStateBadge } from '#app/agreements/VersionStateBadge.tsx'
import { requirePermission } from '#app/http/guards.server.ts'
import { formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { Card, Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.agreements_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  return {
    agreements: listAgreements(getDb(), actor),
    mayCreate: managedAgreementKinds(actor).length > 0,
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function AgreementTemplates() {
  const { agreements, mayCreate } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <Page
      title={m.agreements_title({}, l)}
      lead={m.agreements_lead({}, l)}
      back={{ to: '/agreements', label: m.signing_register_title({}, l) }}
      actions={
        <>
          <ExportLinks table="agreement-versions" search="" />
          {mayCreate && (
            <ButtonLink to="/agreement-templates/new" variant="secondary">
              {m.agreements_new({}, l)}
            </ButtonLink>
          )}
        </>
      }
    >
      <Card padded={false} className="relative overflow-hidden">
        <Table caption={m.agreements_title({}, l)}>
          <thead>
            <tr>
              <Th>{m.agreements_column_agreement({}, l)}</Th>
              <Th>{m.agreements_column_current({}, l)}</Th>
              <Th>{m.agreements_term({}, l)}</Th>
              <Th>{m.agreements_column_open({}, l)}</Th>
            </tr>
          </thead>
          <tbody>
            {agreements.map(agreement => (
              <AgreementRow key={agreement.template.id} agreement={agreement} />
            ))}
          </tbody>
        </Table>
      </Card>
    </Page>
  )
}

function AgreementRow({ agreement }: { agreement: Loaded['agreements'][number] }) {
  const { template, title, current, open } = agreement
  const l = useLocale()
  return (
    <tr>
      <Td>
        <Link to={`/agreement-templates/${template.id}`} className="link font-medium">
          {titleFor(title, l.locale)}
        </Link>
        <p className="mt-0.5 text-soft">
          {KIND_LABELS[template.kind]({}, l)} · {PARTIES_LABELS[template.parties]({}, l)}
        </p>
      </Td>
      <Td>
        {current ? (
          <>
            <VersionLink version={current} />
            {current.publishedAt && (
              <p className="text-soft">
                {m.agreements_in_force_since({ date: formatDate(current.publishedAt, l.locale) }, l)}
              </p>
            )}
          </>
        ) : (
          <span className="text-soft">{m.agreements_none_in_force({}, l)}</span>
        )}
      </Td>
      <Td className="whitespace-nowrap">
        {current ? m.agreements_term_value({ months: String(current.termMonths) }, l) : '–'}
      </Td>
      <Td>
        {open.length === 0 && '–'}
        <ul className="flex flex-col gap-1">
          {open.map(version => (
            <li key={version.id} className="flex flex-wrap items-center gap-2">
              <VersionLink version={version} />
              <VersionStateBadge state={version.state} />
            </li>
          ))}
        </ul>
      </Td>
    </tr>
  )
}

function VersionLink({ version }: { version: { id: string; number: number } }) {
  const l = useLocale()
  return (
    <Link
      to={`/agreement-templates/versions/${version.id}`}
      className="link inline-flex min-h-6 items-center whitespace-nowrap"
    >
      {m.agreements_version({ number: String(version.number) }, l)}
    </Link>
  )
}
