import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { changeRoles } from '#app/accounts/manage-person.server.ts'
import { findManagedPerson } from '#app/accounts/people.server.ts'
import { answerAboutPerson, leadToPerson } from '#app/accounts/person-answer.server.ts'
import { rolesOfSide } from '#app/accounts/roles.ts'
import { actionContext, requireActor, requireFound } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function loader({ params }: LoaderFunctionArgs) {
  return leadToPerson(params.userId)
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requireActor(context, request)
  const person = requireFound(findManagedPerson(getDb(), actor, params.userId ?? ''))
  const ticked = (await request.formData()).getAll('roles')
  const roles = rolesOfSide(person.supplierId).filter(role => ticked.includes(role))
  const by = actionContext(context, actor)
  const result = changeRoles(getDb(), by, person.id, roles, context.sessionId)
  return answerAboutPerson(person, result, m.accounts_person_roles_saved({}, context), context)
}
