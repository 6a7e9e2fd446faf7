import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { canManageSuppliers, canSeeAssessments } from '#app/accounts/roles.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { listSites } from '#app/sites/manage-sites.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { Badge } from '#app/ui/Badge.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Table, Td, Th } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.sites_title({}, l))

export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  return { sites: requireFound(listSites(getDb(), actor)), mayManage: canManageSuppliers(actor) }
}

export default function Sites() {
  const { sites, mayManage } = useLoaderData<typeof loader>()
  const l = useLocale()
  const add = mayManage && <ButtonLink to="/sites/new">{m.sites_add({}, l)}</ButtonLink>
  return (
    <Page
      title={m.sites_title({}, l)}
      lead={m.sites_lead({}, l)}
      back={{ to: '/suppliers', label: m.supplier_back({}, l) }}
      actions={
        sites.length > 0 && (
          <>
            <ExportLinks table="sites" search="" />
            {add}
          </>
        )
      }
    >
      {sites.length === 0 ? (
        <EmptyState title={m.sites_empty_title({}, l)} action={add}>
          {m.sites_empty({}, l)}
        </EmptyState>
      ) : (
        <Card padded={false} className="relative overflow-hidden">
          <Table caption={m.sites_title({}, l)}>
            <thead>
              <tr>
                <Th>{m.sites_name({}, l)}</Th>
                <Th>{m.sites_code({}, l)}</Th>
                <Th numeric>{m.sites_suppliers({}, l)}</Th>
                <Th>{m.sites_state({}, l)}</Th>
              </tr>
            </thead>
            <tbody>
              {sites.map(site => (
                <tr key={site.id}>
                  <Td className="font-medium">
                    {mayManage ? (
                      <Link to={`/sites/${site.id}`} className="link">
                        {nameFor(site, l)}
                      </Link>
                    ) : (
                      nameFor(site, l)
                    )}
                  </Td>
                  <Td>{site.code}</Td>
                  <Td numeric>
                    <Link to={`/suppliers?site=${site.id}`} className="link">
                      {formatNumber(site.suppliers, l.locale)}
                    </Link>
                  </Td>
                  <Td>
                    {site.closedAt ? (
                      <Badge>{m.sites_closed({ date: formatDate(site.closedAt, l.locale) }, l)}</Badge>
                    ) : (
                      <Badge tone="good">{m.sites_open({}, l)}</Badge>
                    )}
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </Card>
      )}
    </Page>
  )
}
