import type { ActionFunctionArgs } from '@remix-run/node'
import { m } from '#app/paraglide/messages.js'
import { notifyAudit } from '#app/remediation/audits/arrange-audit.server.ts'
import { stepAction } from '#app/remediation/audits/audit-route.server.ts'

/** Tells the supplier of its audit. */
export function action(args: ActionFunctionArgs) {
  return stepAction(args, { take: notifyAudit, done: m.audit_notified_done })
}
