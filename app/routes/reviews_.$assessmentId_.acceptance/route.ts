import type { ActionFunctionArgs } from '@remix-run/node'
import { canReview } from '#app/accounts/roles.ts'
import { reviewRefusalText } from '#app/assessments/review/labels.ts'
import { acceptRemaining } from '#app/assessments/review.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canReview)
  const { assessmentId = '' } = params
  const form = await request.formData()
  const dimension = String(form.get('dimension') ?? '').slice(0, 3)
  const seen = { dimensionCode: dimension, submittedAt: Number(form.get('submittedAt')) }
  const result = acceptRemaining(getDb(), actionContext(context, actor), assessmentId, seen)
  const page = `/reviews/${assessmentId}?${new URLSearchParams({ dimension })}`
  const l = { locale: context.locale }
  if (!result.ok) return redirectWithFlash(page, reviewRefusalText(result.refusal, l), 'warn')
  const counts = { count: String(result.accepted.length), left: String(result.left.length) }
  return redirectWithFlash(page, m.review_accepted_remaining(counts, l))
}
