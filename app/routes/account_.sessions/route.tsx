import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { endOtherSessions } from '#app/accounts/own-account.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireActor } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function loader() {
  return redirect('/account')
}

/** Ends every session but the one that asks. */
export function action({ request, context }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  endOtherSessions(getDb(), actionContext(context, actor), context.sessionId)
  return redirectWithFlash('/account', m.accounts_sessions_ended({}, { locale: context.locale }))
}
