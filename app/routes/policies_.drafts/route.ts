import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { canDraftPolicies } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { draftPolicy } from '#app/policies/draft-policy.server.ts'
import { draftRefusalText } from '#app/policies/labels.ts'
import { getDb } from '#db/client.server.ts'

/** Whoever follows the address of the drafts finds them with the versions. */
export function loader() {
  return redirect('/policies')
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canDraftPolicies)
  const base = (await request.formData()).get('base')
  const result = draftPolicy(getDb(), actionContext(context, actor), String(base ?? ''))
  if (result.ok) return redirectWithFlash(`/policies/drafts/${result.id}`, m.policies_draft_made({}, context))
  return redirectWithFlash('/policies', draftRefusalText(result.refusal, context), 'warn')
}
