import { redirect } from '@remix-run/node'
import type { RequestContext } from '#app/http/context.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { ItemCode } from '#app/questionnaires/content-schema.ts'
import type { EvidenceView } from './checklist.ts'
import type { FileProblem } from './evidence-store.server.ts'
import { sectionPath } from './form/section-path.ts'
import { uploadProblemText } from './form/upload-problem.ts'
import type { EvidenceRefusal } from './refusal.ts'

type Problem = { fileName: string; code: FileProblem | EvidenceRefusal['code'] | 'failed' }
export type EvidenceReply = { evidence: EvidenceView[]; problems: Problem[] }

/** A script asks for JSON; a plain form is led back to its page. */
export function wantsJson(request: Request) {
  return request.headers.get('accept')?.includes('application/json') ?? false
}

/**
 * What a change of an item's files is answered with: to a script the files taken and what is wrong with the
 * others, to a plain form the way back to its item.
 */
export function replyToEvidence(
  request: Request,
  { locale }: RequestContext,
  { assessmentId, itemCode }: { assessmentId: string; itemCode: string },
  reply: EvidenceReply,
): Response {
  const [problem] = reply.problems
  if (wantsJson(request)) {
    const problems = reply.problems.map(each => ({
      ...each,
      text: uploadProblemText(each.code, { locale }),
    }))
    return Response.json({ ...reply, problems }, { status: problem ? statusOf(problem) : 200 })
  }
  const way = wayTo(assessmentId, itemCode)
  return problem
    ? redirectWithFlash(way, uploadProblemText(problem.code, { locale }), 'warn')
    : redirect(way, 303)
}

function wayTo(assessmentId: string, itemCode: string) {
  const [dimension = ''] = itemCode.split('-')
  const isCode = ItemCode.safeParse(itemCode).success
  return isCode ? `${sectionPath(assessmentId, dimension)}#${itemCode}` : `/assessments/${assessmentId}`
}

function statusOf({ code }: Problem) {
  if (code === 'not-found') return 404
  return code === 'too-large' ? 413 : 422
}
