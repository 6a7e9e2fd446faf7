import type { ActionFunctionArgs } from '@remix-run/node'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { decideFlag } from '#app/integrity/replies/decide-flag.server.ts'
import { flagRefusalText } from '#app/integrity/replies/labels.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

const MAX_REASON_LENGTH = 500

/** Accepts a supplier's explanation (`decision` = `accept`) or makes the answer a matter (`escalate`). */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const { assessmentId = '', flagId = '' } = params
  const form = await request.formData()
  const decision = form.get('decision') === 'escalate' ? 'escalate' : 'accept'
  const reason = String(form.get('reason') ?? '').slice(0, MAX_REASON_LENGTH)
  const result = decideFlag(
    getDb(),
    actionContext(context, actor),
    { assessmentId, flagId },
    { decision, reason },
  )
  const page = `/integrity/replies/${assessmentId}`
  const l = { locale: context.locale }
  if (result.ok)
    return redirectWithFlash(page, decision === 'accept' ? m.reply_accepted({}, l) : m.reply_escalated({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(page, flagRefusalText(result.refusal, l), 'warn')
}
