import type { ActionFunctionArgs } from '@remix-run/node'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { canSeeAudits } from '#app/remediation/audits/audit-route.server.ts'
import { removeFile } from '#app/remediation/audits/files.server.ts'
import { auditRefusalText } from '#app/remediation/audits/labels.ts'
import { getDb } from '#db/client.server.ts'

/** Takes a paper back that one's own side has added. */
export function action({ request, context, params }: ActionFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAudits)
  const { auditId = '', auditFileId = '' } = params
  const acting = actionContext(context, actor)
  const result = removeFile(getDb(), acting, { auditId, fileId: auditFileId })
  const l = { locale: context.locale }
  if (result.ok) return redirectWithFlash(`/audits/${auditId}`, m.audit_file_removed({}, l))
  const { refusal } = result
  if (refusal.code === 'not-found' || refusal.code === 'not-allowed') throw notFound()
  return redirectWithFlash(`/audits/${auditId}`, auditRefusalText(refusal, l), 'warn')
}
