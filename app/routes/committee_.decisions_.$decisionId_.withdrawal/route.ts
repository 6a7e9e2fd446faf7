import type { ActionFunctionArgs } from '@remix-run/node'
import { canProposeMeasures } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { withdrawProposal } from '#app/remediation/measures/propose.server.ts'
import { measureRefusalText } from '#app/remediation/measures/refusal-text.ts'
import { getDb } from '#db/client.server.ts'

/** Takes a proposal back before it is decided. */
export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canProposeMeasures)
  const id = params.decisionId ?? ''
  const to = `/committee/decisions/${id}`
  const l = { locale: context.locale }
  const result = withdrawProposal(getDb(), actionContext(context, actor), id)
  if (result.ok) return redirectWithFlash(to, m.measure_withdrawn({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(to, measureRefusalText(result.refusal, l), 'warn')
}
