import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { endOfDay, formatDate } from '#app/i18n/format.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { CaseTable } from '#app/remediation/measures/CaseTable.tsx'
import { DecisionTable } from '#app/remediation/measures/DecisionTable.tsx'
import { findSupplierMeasures } from '#app/remediation/measures/find-measures.server.ts'
import { ProposalLinks } from '#app/remediation/measures/ProposalLinks.tsx'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierFrame } from '#app/suppliers/SupplierFrame.tsx'
import { EmptyState } from '#app/ui/EmptyState.tsx'
import { Notice } from '#app/ui/Notice.tsx'
import { Card } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const { now } = context
  const found = requireFound(findSupplierMeasures(getDb(), actor, params.supplierId ?? '', now))
  return { ...found, now }
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  pageTitle(matches, l => (data ? nameFor(data.supplier, l) : m.supplier_list_title({}, l)))

export default function SupplierMeasures() {
  const { supplier, cases, decisions, proposable, reinstatableFrom, now } = useLoaderData<typeof loader>()
  const l = useLocale()
  const { statusSince, statusReason } = supplier
  const date = (day: string) => formatDate(endOfDay(day), l.locale)
  const isDisqualified = supplier.status === 'disqualified'
  const shown = proposable.filter(({ kind }) => (kind === 'reinstate') === isDisqualified)
  return (
    <SupplierFrame supplier={supplier}>
      {isDisqualified && (
        <Notice
          tone="bad"
          title={m.measure_disqualified_since({ date: statusSince ? date(statusSince) : '–' }, l)}
        >
          {statusReason && <p>{statusReason}</p>}
          {reinstatableFrom && <p>{m.measure_reinstatable_from({ date: date(reinstatableFrom) }, l)}</p>}
        </Notice>
      )}
      {cases.length === 0 ? (
        <EmptyState title={m.measure_supplier_none({}, l)}>{m.measure_supplier_none_text({}, l)}</EmptyState>
      ) : (
        <Card title={m.measure_cases({}, l)} padded={false} className="relative overflow-hidden">
          <CaseTable rows={cases} now={now} caption={m.measure_cases({}, l)} ofOneSupplier />
        </Card>
      )}
      {decisions.length > 0 && (
        <Card title={m.measure_decisions({}, l)} padded={false} className="relative overflow-hidden">
          <DecisionTable rows={decisions} caption={m.measure_decisions({}, l)} ofOneSupplier />
        </Card>
      )}
      {(isDisqualified || cases.some(({ endedAt }) => endedAt === null)) && (
        <ProposalLinks supplierId={supplier.id} proposable={shown} />
      )}
    </SupplierFrame>
  )
}
