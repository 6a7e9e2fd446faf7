import type { ActionFunctionArgs } from '@remix-run/node'
import { canAdminister } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { retryAllMail } from '#app/mail/retry-mail.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAdminister)
  const { locale } = context
  const count = retryAllMail(getDb(), actionContext(context, actor))
  const text = m.mail_retried_all({ count: formatNumber(count, locale) }, { locale })
  return redirectWithFlash('/outbox', text, count > 0 ? 'good' : 'info')
}
