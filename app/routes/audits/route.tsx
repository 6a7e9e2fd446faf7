import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canManageAudits, isSupplier } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { auditParams, auditsHref, readAuditSearch } from '#app/remediation/audits/audit-search.ts'
import { canSeeAudits } from '#app/remediation/audits/audit-route.server.ts'
import { AuditTable } from '#app/remediation/audits/AuditTable.tsx'
import { listAudits, listOwnAudits } from '#app/remediation/audits/find-audits.server.ts'
import { findAuditYears } from '#app/remediation/audits/list-queries.server.ts'
import { findActionPeople } from '#app/remediation/actions/contact-queries.server.ts'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card, Page, Stack } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { Pagination } from '#app/ui/Table.tsx'
import { getDb } from '#db/client.server.ts'
import { AuditFilter } from './AuditFilter.tsx'
import { StateTabs } from './StateTabs.tsx'

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, l => m.audit_list_title({}, l))

/** The buyer's list of all audits; to a supplier, its own. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAudits)
  const db = getDb()
  const search = readAuditSearch(new URL(request.url).searchParams)
  if (isSupplier(actor)) return { own: listOwnAudits(db, actor, context.now) }
  const list = listAudits(db, actor, search, context.now)
  return {
    own: null,
    search: { ...search, page: list.page },
    list,
    years: findAuditYears(db),
    auditors: findActionPeople(db),
    mayManage: canManageAudits(actor),
  }
}

export type AuditListData = Exclude<ReturnType<typeof useLoaderData<typeof loader>>, { own: unknown[] }>

export default function Audits() {
  const page = useLoaderData<typeof loader>()
  return page.own ? <OwnAudits rows={page.own} /> : <AllAudits page={page} />
}

function AllAudits({ page }: { page: AuditListData }) {
  const { search, list, mayManage } = page
  const l = useLocale()
  return (
    <Page
      title={m.audit_list_title({}, l)}
      lead={m.audit_list_lead({}, l)}
      actions={
        <>
          <ButtonLink to="/audits/plan" variant="secondary">
            {m.audit_plan({}, l)}
          </ButtonLink>
          {mayManage && <ButtonLink to="/audits/new">{m.audit_new({}, l)}</ButtonLink>}
        </>
      }
      width="wide"
    >
      <Stack>
        <StateTabs page={page} />
        <AuditFilter page={page} />
        {list.total === 0 ? (
          <EmptyState title={m.audit_none({}, l)}>{m.audit_none_text({}, l)}</EmptyState>
        ) : (
          <>
            <div className="flex flex-wrap gap-x-6 gap-y-2">
              <ExportLinks table="audits" search={auditParams(search).toString()} />
              <ExportLinks
                table="audit-findings"
                search={auditParams(search).toString()}
                of={m.audit_findings({}, l)}
                isNamed
              />
            </div>
            <Card padded={false} className="relative overflow-hidden">
              <AuditTable rows={list.rows} />
              <Pagination
                page={list.page}
                pageCount={list.pageCount}
                hrefFor={n => auditsHref(search, { page: n })}
              />
            </Card>
          </>
        )}
      </Stack>
    </Page>
  )
}

function OwnAudits({ rows }: { rows: Parameters<typeof AuditTable>[0]['rows'] }) {
  const l = useLocale()
  return (
    <Page title={m.audit_list_title({}, l)} lead={m.audit_own_lead({}, l)}>
      {rows.length === 0 ? (
        <EmptyState title={m.audit_own_none({}, l)}>{m.audit_own_none_text({}, l)}</EmptyState>
      ) : (
        <Card padded={false} className="relative overflow-hidden">
          <AuditTable rows={rows} of="own" />
        </Card>
      )}
    </Page>
  )
}
