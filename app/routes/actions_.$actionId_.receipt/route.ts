import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeader } from '#app/assessments/file-kind.ts'
import { requireFound } from '#app/http/guards.server.ts'
import { requireAction } from '#app/remediation/actions/action-route.server.ts'
import { findStandingReceiptByActionId } from '#app/remediation/verification/standing-queries.server.ts'
import { getDb } from '#db/client.server.ts'

/** The receipt of the standing that the action's last closure or relapse led to, byte for byte as it was frozen. */
export function loader(args: LoaderFunctionArgs) {
  const { action } = requireAction(args)
  const { body, digest } = requireFound(findStandingReceiptByActionId(getDb(), action.id))
  return new Response(body, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': attachmentHeader(`standing-receipt-${action.code}-${digest.slice(0, 12)}.json`),
    },
  })
}
