import type { LoaderFunctionArgs } from '@remix-run/node'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { requirePermission } from '#app/http/guards.server.ts'
import { minutesResponse } from '#app/remediation/measures/minutes-response.server.ts'
import { getDb } from '#db/client.server.ts'

/** The minutes of a decision, to be printed and signed. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  return minutesResponse(getDb(), actor, params.decisionId ?? '', context)
}
