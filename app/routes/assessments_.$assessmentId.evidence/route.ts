import type { ActionFunctionArgs } from '@remix-run/node'
import { canAnswer } from '#app/accounts/roles.ts'
import { addEvidence, whyNotAddEvidence } from '#app/assessments/evidence.server.ts'
import { replyToEvidence, wantsJson, type EvidenceReply } from '#app/assessments/evidence-reply.server.ts'
import { findAssessment } from '#app/assessments/find-assessment.server.ts'
import { receiveMultipart } from '#app/assessments/receive-multipart.server.ts'
import { actionContext, requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { loadSettings } from '#app/settings/organisation.server.ts'
import { getDb } from '#db/client.server.ts'

const BYTES_PER_MEGABYTE = 1024 * 1024

/** Attaches the files of a multipart form to the item its field `itemCode` names. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  if (!context.actor && wantsJson(request)) return Response.json({ error: 'signed-out' }, { status: 401 })
  const actor = requirePermission(context, request, canAnswer)
  const db = getDb()
  const { id: assessmentId } = requireFound(findAssessment(db, actor, params.assessmentId ?? ''))
  const { fields, files, problem } = await receiveMultipart(request, {
    uploadsFolder: getEnvironment().uploadsFolder,
    maxFileBytes: loadSettings(db).maxEvidenceMegabytes * BYTES_PER_MEGABYTE,
  })
  const itemCode = fields.find(([name]) => name === 'itemCode')?.[1] ?? ''
  const reply: EvidenceReply = { evidence: [], problems: [] }
  const refusal = problem ? null : whyNotAddEvidence(db, actor, assessmentId, itemCode)
  if (problem) reply.problems.push({ fileName: '', code: problem === 'too-large' ? 'too-large' : 'failed' })
  else if (refusal) reply.problems.push({ fileName: files[0]?.fileName ?? '', code: refusal.code })
  for (const file of refusal ? [] : files) {
    const { fileName } = file
    if ('problem' in file) {
      reply.problems.push({ fileName, code: file.problem })
      continue
    }
    const added = addEvidence(db, actionContext(context, actor), assessmentId, itemCode, file.stored)
    if (added.ok) reply.evidence.push(added.evidence)
    else reply.problems.push({ fileName, code: added.refusal.code })
  }
  return replyToEvidence(request, context, { assessmentId, itemCode }, reply)
}
