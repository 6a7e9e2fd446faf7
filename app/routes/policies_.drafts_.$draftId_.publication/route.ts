import type { ActionFunctionArgs } from '@remix-run/node'
import { canPublishPolicies } from '#app/accounts/roles.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { draftRefusalText } from '#app/policies/labels.ts'
import { publishPolicy } from '#app/policies/publish-policy.server.ts'
import { getDb } from '#db/client.server.ts'

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canPublishPolicies)
  const { draftId = '' } = params
  const rev = Number((await request.formData()).get('rev'))
  const result = publishPolicy(getDb(), actionContext(context, actor), draftId, rev)
  if (result.ok) {
    const text = m.policies_published({ version: result.version }, context)
    return redirectWithFlash(`/policies/${result.id}`, text)
  }
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(`/policies/drafts/${draftId}`, draftRefusalText(result.refusal, context), 'warn')
}
