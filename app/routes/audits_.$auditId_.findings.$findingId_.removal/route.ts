import type { ActionFunctionArgs } from '@remix-run/node'
import { redirectWithFlash } from '#app/http/flash.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { m } from '#app/paraglide/messages.js'
import { requireAudit } from '#app/remediation/audits/audit-route.server.ts'
import { removeFinding } from '#app/remediation/audits/findings.server.ts'
import { auditRefusalText } from '#app/remediation/audits/labels.ts'
import { getDb } from '#db/client.server.ts'

/** Takes a finding back before it is issued. */
export function action(args: ActionFunctionArgs) {
  const { audit, acting } = requireAudit(args)
  const { findingId = '' } = args.params
  const result = removeFinding(getDb(), acting, { auditId: audit.id, findingId })
  const l = { locale: args.context.locale }
  if (result.ok) return redirectWithFlash(`/audits/${audit.id}`, m.audit_finding_removed({}, l))
  if (result.refusal.code === 'not-found') throw notFound()
  return redirectWithFlash(`/audits/${audit.id}`, auditRefusalText(result.refusal, l), 'warn')
}
