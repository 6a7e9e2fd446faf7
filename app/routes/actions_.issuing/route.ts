import type { ActionFunctionArgs } from '@remix-run/node'
import { canManageActions } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { actionsHref } from '#app/remediation/actions/action-search.ts'
import { issueActions } from '#app/remediation/actions/issue-actions.server.ts'
import { ACTIONS_PER_PAGE } from '#app/remediation/actions/list-actions.server.ts'
import { actionRefusalText } from '#app/remediation/actions/labels.ts'
import { getDb } from '#db/client.server.ts'

/** Issues the drafts that were chosen on a page of the list. */
export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canManageActions)
  const form = await request.formData()
  const ids = form.getAll('ids').filter(id => typeof id === 'string')
  const supplier = form.get('supplier')
  const to = actionsHref({ state: 'draft', supplierId: typeof supplier === 'string' ? supplier : null })
  const l = { locale: context.locale }
  const chosen = [...new Set(ids)].slice(0, ACTIONS_PER_PAGE)
  if (chosen.length === 0)
    return redirectWithFlash(to, actionRefusalText({ code: 'nothing-chosen' }, l), 'warn')
  const { issued, passedOver } = issueActions(getDb(), actionContext(context, actor), chosen)
  const words = { count: String(issued), left: String(passedOver) }
  return passedOver === 0
    ? redirectWithFlash(to, m.action_issued_many(words, l))
    : redirectWithFlash(to, m.action_issued_some(words, l), 'warn')
}
