import type { ActionFunctionArgs } from '@remix-run/node'
import { m } from '#app/paraglide/messages.js'
import { stepAction } from '#app/remediation/audits/audit-route.server.ts'
import { archiveAudit } from '#app/remediation/audits/conclude-audit.server.ts'

/** Files an audit for good. */
export function action(args: ActionFunctionArgs) {
  return stepAction(args, { take: archiveAudit, done: m.audit_archived_done })
}
