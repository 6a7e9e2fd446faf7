import type { ActionFunctionArgs } from '@remix-run/node'
import { canSeeAgreements } from '#app/accounts/roles.ts'
import { versionRefusalText } from '#app/agreements/labels.ts'
import { approveVersion } from '#app/agreements/publish-version.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const { agreementVersionId = '' } = params
  const form = await request.formData()
  const seen = { rev: Number(form.get('rev')), textSha256: String(form.get('textSha256') ?? '') }
  const result = approveVersion(getDb(), actionContext(context, actor), agreementVersionId, seen)
  const path = `/agreement-templates/versions/${agreementVersionId}`
  if (result.ok) return redirectWithFlash(path, m.agreements_approved_done({}, context))
  const { code } = result.refusal
  if (code === 'not-found' || code === 'not-allowed') throw notFound()
  return redirectWithFlash(path, versionRefusalText(result.refusal, context), 'warn')
}
