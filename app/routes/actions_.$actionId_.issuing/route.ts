import type { ActionFunctionArgs } from '@remix-run/node'
import { canManageActions } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { answerButton } from '#app/remediation/actions/action-route.server.ts'
import { issueAction } from '#app/remediation/actions/issue-actions.server.ts'
import { getDb } from '#db/client.server.ts'

/** The draft goes to the supplier. */
export function action(args: ActionFunctionArgs) {
  return answerButton(
    args,
    canManageActions,
    (acting, target) => issueAction(getDb(), acting, target),
    m.action_issued_done,
  )
}
