import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { enablePerson } from '#app/accounts/manage-person.server.ts'
import { findManagedPerson } from '#app/accounts/people.server.ts'
import { answerAboutPerson, leadToPerson } from '#app/accounts/person-answer.server.ts'
import { actionContext, requireActor, requireFound } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function loader({ params }: LoaderFunctionArgs) {
  return leadToPerson(params.userId)
}

export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const person = requireFound(findManagedPerson(getDb(), actor, params.userId ?? ''))
  const result = enablePerson(getDb(), actionContext(context, actor), person.id)
  const done = m.accounts_person_enabled({ name: person.name }, context)
  return answerAboutPerson(person, result, done, context)
}
