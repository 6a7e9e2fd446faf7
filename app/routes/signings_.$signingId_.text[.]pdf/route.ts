import type { LoaderFunctionArgs } from '@remix-run/node'
import { canAnswer } from '#app/accounts/roles.ts'
import { readingPdfResponse } from '#app/agreements/reading-pdf-response.server.ts'
import { findSigning } from '#app/agreements/signing/find-signing.server.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

/** The text that is to be signed, or was, to be read away from the portal. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const db = getDb()
  const { version } = requireFound(findSigning(db, actor, params.signingId ?? '', context.now))
  return readingPdfResponse(db, actor, version, context)
}
