import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { whyWaitToInvite } from '#app/accounts/invite-from-form.server.ts'
import { resendInvitation } from '#app/accounts/invite-person.server.ts'
import { findManagedPerson } from '#app/accounts/people.server.ts'
import { leadToPerson } from '#app/accounts/person-answer.server.ts'
import { getThrottle } from '#app/accounts/throttle.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requireActor, requireFound } from '#app/http/guards.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function loader({ params }: LoaderFunctionArgs) {
  return leadToPerson(params.userId)
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const person = requireFound(findManagedPerson(getDb(), actor, params.userId ?? ''))
  const to = `/people/${person.id}`
  const by = actionContext(context, actor)
  const retryAt = await whyWaitToInvite(await getThrottle(), by)
  if (retryAt) {
    const time = formatDateTime(retryAt, context.locale)
    return redirectWithFlash(to, m.accounts_too_many_invitations({ time }, context), 'warn')
  }
  const result = resendInvitation(getDb(), by, person.id)
  if (!result.ok) return redirectWithFlash(to, m.accounts_refused_resend({}, context), 'warn')
  return redirectWithFlash(to, m.accounts_invite_resent({ email: person.email }, context))
}
