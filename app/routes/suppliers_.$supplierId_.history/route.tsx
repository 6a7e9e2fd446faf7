import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { readBefore, supplierTimeline } from '#app/history/timeline.server.ts'
import { Timeline } from '#app/history/Timeline.tsx'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { useLocale } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { ExportLinks } from '#app/reports/ExportLinks.tsx'
import { findSupplier } from '#app/suppliers/find-supplier.server.ts'
import { nameFor } from '#app/suppliers/name-for.ts'
import { SupplierFrame } from '#app/suppliers/SupplierFrame.tsx'
import { Card } from '#app/ui/Page.tsx'
import { pageTitle } from '#app/ui/page-title.ts'
import { getDb } from '#db/client.server.ts'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageTitle(matches, l => (data ? m.supplier_history_title({ name: nameFor(data.supplier, l) }, l) : ''))

export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const supplier = requireFound(findSupplier(getDb(), actor, params.supplierId ?? ''))
  return { supplier, timeline: supplierTimeline(getDb(), supplier.id, readBefore(request)) }
}

export default function SupplierHistory() {
  const { supplier, timeline } = useLoaderData<typeof loader>()
  const l = useLocale()
  return (
    <SupplierFrame supplier={supplier}>
      <Card
        id="history"
        title={m.supplier_timeline({}, l)}
        actions={
          timeline.entries.length > 0 && (
            <ExportLinks
              table="events"
              search={`supplierId=${supplier.id}`}
              of={m.export_events_title({}, l)}
            />
          )
        }
      >
        <Timeline page={timeline} />
      </Card>
    </SupplierFrame>
  )
}
