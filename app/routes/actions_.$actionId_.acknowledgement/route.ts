import type { ActionFunctionArgs } from '@remix-run/node'
import { canAnswer } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { answerButton } from '#app/remediation/actions/action-route.server.ts'
import { acknowledgeAction } from '#app/remediation/actions/answer-finding.server.ts'
import { getDb } from '#db/client.server.ts'

/** The supplier takes the finding as it stands. */
export function action(args: ActionFunctionArgs) {
  return answerButton(
    args,
    canAnswer,
    (acting, target) => acknowledgeAction(getDb(), acting, target),
    m.action_acknowledged,
  )
}
