import type { ActionFunctionArgs } from '@remix-run/node'
import { canAdminister } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { retryMail } from '#app/mail/retry-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAdminister)
  const { ok } = retryMail(getDb(), actionContext(context, actor), params.mailId ?? '')
  const l = { locale: context.locale }
  const to = `/outbox/${params.mailId}`
  return ok
    ? redirectWithFlash(to, m.mail_retried({}, l))
    : redirectWithFlash(to, m.mail_retry_refused({}, l), 'warn')
}
