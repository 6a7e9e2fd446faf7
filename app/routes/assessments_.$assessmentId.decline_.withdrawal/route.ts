import type { ActionFunctionArgs } from '@remix-run/node'
import { canAnswer } from '#app/accounts/roles.ts'
import { withdrawDecline } from '#app/campaigns/decline-assessment.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

/** The supplier takes part after all. */
export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const { assessmentId = '' } = params
  const result = withdrawDecline(getDb(), actionContext(context, actor), assessmentId)
  if (!result.ok) throw notFound()
  const said = m.checklist_decline_round_taken_back({}, { locale: context.locale })
  return redirectWithFlash(`/assessments/${assessmentId}`, said)
}
