import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { resendInvitation } from '#app/accounts/invite-person.server.ts'
import { findManagedPerson } from '#app/accounts/people.server.ts'
import { leadToPerson } from '#app/accounts/person-answer.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireActor, requireFound } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function loader({ params }: LoaderFunctionArgs) {
  return leadToPerson(params.userId)
}

export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const person = requireFound(findManagedPerson(getDb(), actor, params.userId ?? ''))
  const result = resendInvitation(getDb(), actionContext(context, actor), person.id)
  const to = `/people/${person.id}`
  if (!result.ok) return redirectWithFlash(to, m.accounts_refused_resend({}, context), 'warn')
  return redirectWithFlash(to, m.accounts_invite_resent({ email: person.email }, context))
}
