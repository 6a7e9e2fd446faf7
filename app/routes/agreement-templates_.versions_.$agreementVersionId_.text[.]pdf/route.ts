import type { LoaderFunctionArgs } from '@remix-run/node'
import { canSeeAgreements } from '#app/accounts/roles.ts'
import { findAgreementVersion } from '#app/agreements/find-agreements.server.ts'
import { readingPdfResponse } from '#app/agreements/reading-pdf-response.server.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getDb } from '#db/client.server.ts'

/** The text of a version, to be read away from the portal. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const db = getDb()
  const { version } = requireFound(findAgreementVersion(db, actor, params.agreementVersionId ?? ''))
  return readingPdfResponse(db, actor, version, context)
}
