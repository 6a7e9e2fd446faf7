import type { ActionFunctionArgs } from '@remix-run/node'
import { m } from '#app/paraglide/messages.js'
import { stepAction } from '#app/remediation/audits/audit-route.server.ts'
import { followUpAudit } from '#app/remediation/audits/conclude-audit.server.ts'

/** From now on the actions of the audit are followed. */
export function action(args: ActionFunctionArgs) {
  return stepAction(args, { take: followUpAudit, done: m.audit_followed_done })
}
