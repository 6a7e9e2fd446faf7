import type { ActionFunctionArgs } from '@remix-run/node'
import { m } from '#app/paraglide/messages.js'
import { stepAction } from '#app/remediation/audits/audit-route.server.ts'
import { startAudit } from '#app/remediation/audits/conclude-audit.server.ts'

/** A visit begins. */
export function action(args: ActionFunctionArgs) {
  return stepAction(args, { take: startAudit, done: m.audit_started_done })
}
