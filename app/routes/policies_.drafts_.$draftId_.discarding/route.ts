import type { ActionFunctionArgs } from '@remix-run/node'
import { canDraftPolicies } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { discardDraft } from '#app/policies/draft-policy.server.ts'
import { draftRefusalText } from '#app/policies/labels.ts'
import { getDb } from '#db/client.server.ts'

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canDraftPolicies)
  const { draftId = '' } = params
  const rev = Number((await request.formData()).get('rev'))
  const result = discardDraft(getDb(), actionContext(context, actor), draftId, rev)
  if (result.ok) return redirectWithFlash('/policies', m.policies_draft_discarded({}, context))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(`/policies/drafts/${draftId}`, draftRefusalText(result.refusal, context), 'warn')
}
