import type { LoaderFunctionArgs } from '@remix-run/node'
import { canAnswer } from '#app/accounts/roles.ts'
import { findSigningFile } from '#app/agreements/signing/find-signing.server.ts'
import { signedDocumentResponse } from '#app/agreements/signing/signed-document-response.server.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

/** The signed PDF, to the supplier it is of. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canAnswer)
  const db = getDb()
  const found = requireFound(findSigningFile(db, actor, params.signingId ?? '', context.now))
  return signedDocumentResponse(db, found, context)
}
