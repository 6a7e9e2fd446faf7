import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { canAdminister } from '#app/accounts/roles.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { retryMail } from '#app/mail/retry-mail.server.ts'
import { getDb } from '#db/client.server.ts'

export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAdminister)
  retryMail(getDb(), actionContext(context, actor), params.mailId ?? '')
  return redirect(`/outbox/${params.mailId}`)
}
