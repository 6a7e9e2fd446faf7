import type { ActionFunctionArgs } from '@remix-run/node'
import { canAnswer } from '#app/accounts/roles.ts'
import { findEvidence, removeEvidence } from '#app/assessments/evidence.server.ts'
import { replyToEvidence, wantsJson } from '#app/assessments/evidence-reply.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

/** Takes a file back from its item. */
export function action({ request, context, params }: ActionFunctionArgs) {
  if (!context.actor && wantsJson(request)) return Response.json({ error: 'signed-out' }, { status: 401 })
  const actor = requirePermission(context, request, canAnswer)
  const { assessmentId = '', evidenceId = '' } = params
  const { itemCode, fileName } = requireFound(findEvidence(getDb(), actor, assessmentId, evidenceId))
  const removed = removeEvidence(getDb(), actionContext(context, actor), assessmentId, evidenceId)
  const problems = removed.ok ? [] : [{ fileName, code: removed.refusal.code }]
  return replyToEvidence(request, context, { assessmentId, itemCode }, { evidence: [], problems })
}
