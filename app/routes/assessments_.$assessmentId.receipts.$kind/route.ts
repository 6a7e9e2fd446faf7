import type { LoaderFunctionArgs } from '@remix-run/node'
import { attachmentHeader } from '#app/assessments/file-kind.ts'
import { findReceipt } from '#app/assessments/receipts.server.ts'
import { RECEIPT_KINDS } from '#app/grading/types.ts'
import { requireActor, requireFound } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

/** The receipt of a result, byte for byte as it was frozen. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const kind = requireFound(RECEIPT_KINDS.find(known => known === params.kind))
  const { body, digest } = requireFound(findReceipt(getDb(), actor, params.assessmentId ?? '', kind))
  return new Response(body, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': attachmentHeader(`grade-receipt-${kind}-${digest.slice(0, 12)}.json`),
    },
  })
}
