import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { isSupplier } from '#app/accounts/roles.ts'
import type { Assessment } from '#app/assessments/checklist.ts'
import { commentRefusalText } from '#app/assessments/comment-refusal.ts'
import { addComment, canComment, commentsByItem } from '#app/assessments/comments.server.ts'
import { wantsJson } from '#app/assessments/evidence-reply.server.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { sectionPath } from '#app/assessments/form/section-path.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

/**
 * Adds a comment of either side to an item: field `body`. A script gets the item's comments back; a plain form
 * is led to the item, or (field `from` = `list`) to the page of all comments.
 */
export async function action({ request, context, params }: ActionFunctionArgs) {
  if (!context.actor && wantsJson(request)) return Response.json({ error: 'signed-out' }, { status: 401 })
  const actor = requirePermission(context, request, canComment)
  const { locale } = context
  const { assessmentId = '', itemCode = '' } = params
  const db = getDb()
  const assessment = requireFound(findAssessment(db, actor, assessmentId))
  const form = await request.formData()
  const body = String(form.get('body') ?? '')
  const added = addComment(db, actionContext(context, actor), assessmentId, itemCode, body)
  if (!added.ok && (added.refusal.code === 'not-found' || added.refusal.code === 'unknown-item'))
    throw notFound()
  if (wantsJson(request)) {
    if (!added.ok)
      return Response.json({ error: commentRefusalText(added.refusal, { locale }) }, { status: 422 })
    return Response.json({ comments: commentsByItem(db, actor, assessment, locale)[itemCode] ?? [] })
  }
  const isFromList = form.get('from') === 'list'
  const page = isFromList
    ? `/assessments/${assessmentId}/comments#${itemCode}`
    : itemPage(assessment, itemCode, isSupplier(actor))
  if (added.ok) return redirect(page, 303)
  return redirectWithFlash(page, commentRefusalText(added.refusal, { locale }), 'warn')
}

/** Where an item and what is said about it stand for one side. */
function itemPage({ id, firstSubmittedAt }: Assessment, code: string, isOwn: boolean) {
  const dimension = code.slice(0, 3)
  if (isOwn) return `${sectionPath(id, dimension)}#${code}`
  return firstSubmittedAt
    ? `/reviews/${id}?dimension=${dimension}#${code}`
    : `/assessments/${id}/comments#${code}`
}
