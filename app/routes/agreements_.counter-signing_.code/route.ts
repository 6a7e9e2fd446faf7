import type { ActionFunctionArgs } from '@remix-run/node'
import { canSeeAgreements } from '#app/accounts/roles.ts'
import { replyWithCode } from '#app/agreements/signing/code-reply.server.ts'
import { ownPowerToSign } from '#app/agreements/signing/counter-signatories.server.ts'
import { COUNTER_SIGNING } from '#app/agreements/signing/one-time-code.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

/** Mails who may sign for the buyer a one-time code for a batch. */
export function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  requireFound(ownPowerToSign(getDb(), { actor, now: context.now }))
  const target = { subject: COUNTER_SIGNING, to: '/agreements/counter-signing' }
  return replyWithCode(request, actionContext(context, actor), target, { locale: context.locale })
}
