import type { ActionFunctionArgs } from '@remix-run/node'
import { canReview } from '#app/accounts/roles.ts'
import { reviewRefusalText } from '#app/assessments/review/labels.ts'
import { recallItems } from '#app/assessments/review.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { getDb } from '#db/client.server.ts'

export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canReview)
  const { assessmentId = '' } = params
  const result = recallItems(getDb(), actionContext(context, actor), assessmentId)
  const page = `/reviews/${assessmentId}`
  const l = { locale: context.locale }
  return result.ok
    ? redirectWithFlash(page, m.review_recalled({}, l))
    : redirectWithFlash(page, reviewRefusalText(result.refusal, l), 'warn')
}
