import type { LoaderFunctionArgs } from '@remix-run/node'
import { requirePermission } from '#app/http/guards.server.ts'
import { canSeeAudits } from '#app/remediation/audits/audit-route.server.ts'
import { auditReportResponse } from '#app/remediation/audits/report-response.server.ts'
import { getDb } from '#db/client.server.ts'

/** The report of an audit, to be printed and signed. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAudits)
  return auditReportResponse(getDb(), actor, params.auditId ?? '', context)
}
