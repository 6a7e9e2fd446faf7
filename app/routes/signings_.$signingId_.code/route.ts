import type { ActionFunctionArgs } from '@remix-run/node'
import { canSubmit } from '#app/accounts/roles.ts'
import { replyWithCode } from '#app/agreements/signing/code-reply.server.ts'
import { findSigning } from '#app/agreements/signing/find-signing.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

/** Mails the signatory a one-time code for this signing. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSubmit)
  const { signing } = requireFound(findSigning(getDb(), actor, params.signingId ?? '', context.now))
  const target = { subject: signing.id, to: `/signings/${signing.id}/signature` }
  return replyWithCode(request, actionContext(context, actor), target, { locale: context.locale })
}
