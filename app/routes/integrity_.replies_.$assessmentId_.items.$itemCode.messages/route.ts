import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { canSeeIntegrity } from '#app/accounts/roles.ts'
import { commentRefusalText } from '#app/assessments/comment-refusal.ts'
import { addComment } from '#app/assessments/comments.server.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { findReplyInFull } from '#app/integrity/replies/find-replies.server.ts'
import { getDb } from '#db/client.server.ts'

/** Asks the supplier about one of its answers: field `body`. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeIntegrity)
  const { assessmentId = '', itemCode = '' } = params
  const db = getDb()
  requireFound(findReplyInFull(db, actor, assessmentId))
  const body = String((await request.formData()).get('body') ?? '')
  const added = addComment(db, actionContext(context, actor), assessmentId, itemCode, body)
  const page = `/integrity/replies/${assessmentId}#${encodeURIComponent(itemCode)}`
  if (added.ok) return redirect(page, 303)
  const { refusal } = added
  if (refusal.code === 'not-found' || refusal.code === 'unknown-item') throw notFound()
  return redirectWithFlash(page, commentRefusalText(refusal, { locale: context.locale }), 'warn')
}
