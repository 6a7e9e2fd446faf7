import type { ActionFunctionArgs } from '@remix-run/node'
import { canSeeAgreements } from '#app/accounts/roles.ts'
import { versionRefusalText } from '#app/agreements/labels.ts'
import { publishVersion } from '#app/agreements/publish-version.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const { agreementVersionId = '' } = params
  const result = publishVersion(getDb(), actionContext(context, actor), agreementVersionId)
  const path = `/agreement-templates/versions/${agreementVersionId}`
  if (result.ok) return redirectWithFlash(path, m.agreements_published_done({}, context))
  const { code } = result.refusal
  if (code === 'not-found' || code === 'not-allowed') throw notFound()
  return redirectWithFlash(path, versionRefusalText(result.refusal, context), 'warn')
}
