import type { ActionFunctionArgs } from '@remix-run/node'
import { m } from '#app/paraglide/messages.js'
import { stepAction } from '#app/remediation/audits/audit-route.server.ts'
import { closeAudit } from '#app/remediation/audits/conclude-audit.server.ts'

/** Closes an audit whose actions have all ended. */
export function action(args: ActionFunctionArgs) {
  return stepAction(args, { take: closeAudit, done: m.audit_closed_done })
}
