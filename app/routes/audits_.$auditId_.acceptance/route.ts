import type { ActionFunctionArgs } from '@remix-run/node'
import { m } from '#app/paraglide/messages.js'
import { stepAction } from '#app/remediation/audits/audit-route.server.ts'
import { acceptSelfResults } from '#app/remediation/audits/record-results.server.ts'

/** Takes over what the supplier said of itself where nothing else has been recorded. */
export function action(args: ActionFunctionArgs) {
  return stepAction(args, { take: acceptSelfResults, done: m.audit_accepted_done })
}
