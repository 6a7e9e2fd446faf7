import type { ActionFunctionArgs } from '@remix-run/node'
import { canAnswer, type Actor } from '#app/accounts/roles.ts'
import { addEvidence, roomForEvidence } from '#app/assessments/evidence.server.ts'
import { replyToEvidence, wantsJson, type EvidenceReply } from '#app/assessments/evidence-reply.server.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { discardEvidence, receiveEvidence } from '#app/assessments/receive-evidence.server.ts'
import type { ReceivedForm } from '#app/assessments/receive-multipart.server.ts'
import type { RequestContext } from '#app/http/context.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

/**
 * Attaches the files of a multipart form to the item that `item` in the address names: whether the item takes
 * files is known before the body is read.
 */
export async function action({ request, context, params }: ActionFunctionArgs) {
  if (!context.actor && wantsJson(request)) return Response.json({ error: 'signed-out' }, { status: 401 })
  const actor = requirePermission(context, request, canAnswer)
  const db = getDb()
  const { id: assessmentId } = requireFound(findAssessment(db, actor, params.assessmentId ?? ''))
  const itemCode = new URL(request.url).searchParams.get('item') ?? ''
  const target = { assessmentId, itemCode }
  const room = roomForEvidence(db, actor, assessmentId, itemCode)
  if (!room.ok) {
    await discardEvidence(db, request)
    const problems = [{ fileName: '', code: room.refusal.code }]
    return replyToEvidence(request, context, target, { evidence: [], problems })
  }
  const reply = await receiveEvidence(
    db,
    request,
    () => room.files,
    form => attach({ context, actor, ...target }, form),
  )
  return replyToEvidence(request, context, target, reply)
}

type Target = { context: RequestContext; actor: Actor; assessmentId: string; itemCode: string }

function attach(
  { context, actor, assessmentId, itemCode }: Target,
  { files, problem }: ReceivedForm,
): EvidenceReply {
  if (problem)
    return {
      evidence: [],
      problems: [{ fileName: '', code: problem === 'too-large' ? 'too-large' : 'failed' }],
    }
  const reply: EvidenceReply = { evidence: [], problems: [] }
  for (const file of files) {
    const { fileName } = file
    if ('problem' in file) {
      reply.problems.push({ fileName, code: file.problem })
      continue
    }
    const added = addEvidence(getDb(), actionContext(context, actor), assessmentId, itemCode, file.stored)
    if (added.ok) reply.evidence.push(added.evidence)
    else reply.problems.push({ fileName, code: added.refusal.code })
  }
  return reply
}
