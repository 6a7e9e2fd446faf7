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
  const { queued, leftOut } = retryAllMail(getDb(), actionContext(context, actor))
  const count = formatNumber(queued, locale)
  const text =
    leftOut > 0
      ? m.mail_retried_all_but({ count, leftOut: formatNumber(leftOut, locale) }, { locale })
      : m.mail_retried_all({ count }, { locale })
  return redirectWithFlash('/outbox', text, queued > 0 ? 'good' : 'info')
}
