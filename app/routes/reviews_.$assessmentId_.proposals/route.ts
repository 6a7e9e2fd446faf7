import type { ActionFunctionArgs } from '@remix-run/node'
import { canManageActions } from '#app/accounts/roles.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { actionsHref } from '#app/remediation/actions/action-search.ts'
import { actionRefusalText } from '#app/remediation/actions/labels.ts'
import { proposeForResult } from '#app/remediation/actions/propose-actions.server.ts'
import { getDb } from '#db/client.server.ts'

/** Drafts actions from a result that was published before there were any. */
export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageActions)
  const { id, supplier } = requireFound(findAssessment(getDb(), actor, params.assessmentId ?? ''))
  const l = { locale: context.locale }
  const to = actionsHref({ state: 'draft', supplierId: supplier.id })
  const result = proposeForResult(getDb(), actionContext(context, actor), id)
  if (!result.ok) return redirectWithFlash(to, actionRefusalText(result.refusal, l), 'warn')
  if (result.count === 0) return redirectWithFlash(to, m.action_proposed_none({}, l), 'info')
  return redirectWithFlash(to, m.action_proposed_done({ count: String(result.count) }, l))
}
