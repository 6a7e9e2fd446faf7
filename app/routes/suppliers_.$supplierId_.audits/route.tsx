import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canManageAudits, canSeeAssessments } from '#app/accounts/roles.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { AuditTable } from '#app/remediation/audits/AuditTable.tsx'
import { listAuditsOf } from '#app/remediation/audits/find-audits.server.ts'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierFrame } from '#app/suppliers/SupplierFrame.tsx'
import { ButtonLink } from '#app/ui/Button.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Card } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? m.audit_of_supplier({ name: nameFor(data.supplier, l) }, l) : ''))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const supplier = requireFound(findSupplier(getDb(), actor, params.supplierId ?? ''))
  const rows = listAuditsOf(getDb(), actor, supplier.id, context.now)
  return { supplier, rows, mayManage: canManageAudits(actor) }
}

export default function SupplierAudits() {
  const { supplier, rows, mayManage } = useLoaderData<typeof loader>()
  const l = useLocale()
  const add = mayManage && !supplier.closedAt && (
    <ButtonLink to={`/audits/new?supplier=${encodeURIComponent(supplier.code)}`} variant="secondary">
      {m.audit_new({}, l)}
    </ButtonLink>
  )
  return (
    <SupplierFrame supplier={supplier} actions={add}>
      {rows.length === 0 ? (
        <EmptyState title={m.audit_of_none({}, l)}>{m.audit_of_none_text({}, l)}</EmptyState>
      ) : (
        <Card padded={false} className="relative overflow-hidden">
          <AuditTable rows={rows} of="supplier" />
        </Card>
      )}
    </SupplierFrame>
  )
}
