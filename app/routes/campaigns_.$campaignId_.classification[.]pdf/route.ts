import type { LoaderFunctionArgs } from '@remix-run/node'
import { canSeeAssessments } from '#app/accounts/roles.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { classificationResponse } from '#app/reports/classification/respond.server.ts'
import { getDb } from '#db/client.server.ts'

/** The supplier classification summary of a campaign, to be printed and signed. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAssessments)
  const { locale, nonce } = context
  const asked = { campaignId: params.campaignId ?? '', format: 'pdf', locale, nonce } as const
  return classificationResponse(getDb(), actionContext(context, actor), asked)
}
