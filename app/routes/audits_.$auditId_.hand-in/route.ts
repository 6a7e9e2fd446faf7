import type { ActionFunctionArgs } from '@remix-run/node'
import { canAnswer } from '#app/accounts/roles.ts'
import { m } from '#app/paraglide/messages.js'
import { stepAction } from '#app/remediation/audits/audit-route.server.ts'
import { handInSelfAssessment } from '#app/remediation/audits/self-assessment.server.ts'

/** The supplier hands its self-assessment in. */
export function action(args: ActionFunctionArgs) {
  return stepAction(args, {
    isAllowed: canAnswer,
    take: handInSelfAssessment,
    done: m.audit_handed_in_done,
  })
}
