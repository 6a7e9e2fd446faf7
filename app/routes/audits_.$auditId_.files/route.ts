import type { ActionFunctionArgs } from '@remix-run/node'
import { discardEvidence, receiveEvidence } from '#app/assessments/receive-evidence.server.ts'
import type { ReceivedForm } from '#app/assessments/receive-multipart.server.ts'
import { uploadProblemText } from '#app/assessments/form/upload-problem.ts'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import type { LocaleOption } from '#app/i18n/use-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { canSeeAudits } from '#app/remediation/audits/audit-route.server.ts'
import { addFile, roomForFiles } from '#app/remediation/audits/files.server.ts'
import { auditRefusalText } from '#app/remediation/audits/labels.ts'
import { getDb } from '#db/client.server.ts'

/** Keeps the papers of a multipart form: whether the audit takes any is known before the body is read. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAudits)
  const db = getDb()
  const auditId = params.auditId ?? ''
  const l = { locale: context.locale }
  const room = roomForFiles(db, actor, auditId)
  if (!room.ok) {
    await discardEvidence(db, request)
    const { refusal } = room
    if (refusal.code === 'not-found' || refusal.code === 'not-allowed') throw notFound()
    return redirectWithFlash(`/audits/${auditId}`, auditRefusalText(refusal, l), 'warn')
  }
  const acting = actionContext(context, actor)
  const keep = (form: ReceivedForm) => problemOf(form, stored => addFile(db, acting, auditId, stored), l)
  const problem = await receiveEvidence(db, request, () => room.files, keep)
  return problem === null
    ? redirectWithFlash(`/audits/${auditId}`, m.audit_file_added({}, l))
    : redirectWithFlash(`/audits/${auditId}`, problem, 'warn')
}

type Stored = Extract<ReceivedForm['files'][number], { stored: unknown }>['stored']

/** The first thing that was wrong; null when every file was kept. */
function problemOf(
  { files, problem }: ReceivedForm,
  add: (stored: Stored) => ReturnType<typeof addFile>,
  l: LocaleOption,
): string | null {
  if (problem) return uploadProblemText(problem, l)
  if (files.length === 0) return m.audit_file_none({}, l)
  const problems = files.flatMap(file => {
    if ('problem' in file) return [`${file.fileName}: ${uploadProblemText(file.problem, l)}`]
    const added = add(file.stored)
    return added.ok ? [] : [auditRefusalText(added.refusal, l)]
  })
  return problems[0] ?? null
}
