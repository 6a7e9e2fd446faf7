import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { endOwnSession } from '#app/accounts/own-account.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireActor } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function loader() {
  return redirect('/account')
}

/** A session that has ended already, or is somebody else's, is not among one's own any more: the same answer. */
export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  endOwnSession(getDb(), actionContext(context, actor), params.sessionId ?? '')
  return redirectWithFlash('/account', m.accounts_session_ended({}, { locale: context.locale }))
}
