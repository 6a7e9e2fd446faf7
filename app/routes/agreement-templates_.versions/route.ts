import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { managedAgreementKinds, type Actor } from '#app/accounts/roles.ts'
import { draftVersion } from '#app/agreements/draft-version.server.ts'
import { versionRefusalText } from '#app/agreements/labels.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

/** Whoever follows the address of the versions finds them with their agreements. */
export function loader() {
  return redirect('/agreement-templates')
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canDraft)
  const base = (await request.formData()).get('base')
  const result = draftVersion(getDb(), actionContext(context, actor), String(base ?? ''))
  if (!result.ok)
    return redirectWithFlash('/agreement-templates', versionRefusalText(result.refusal, context), 'warn')
  const path = `/agreement-templates/versions/${result.id}/edit`
  return redirectWithFlash(path, m.agreements_drafted({}, context))
}

function canDraft(actor: Actor) {
  return managedAgreementKinds(actor).length > 0
}
