import type { ActionFunctionArgs } from '@remix-run/node'
import { canAdminister } from '#app/accounts/roles.ts'
import { endCounterSignatory } from '#app/agreements/signing/counter-signatories.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

/** Ends somebody's power to sign for the buyer. */
export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canAdminister)
  const result = endCounterSignatory(getDb(), actionContext(context, actor), params.signatoryId ?? '')
  if (!result.ok) throw notFound()
  return redirectWithFlash('/agreements/signatories', m.signing_signatory_ended({}, context))
}
