import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { canSeeAgreements } from '#app/accounts/roles.ts'
import { findSigningFile } from '#app/agreements/signing/find-signing.server.ts'
import { openEvidence } from '#app/assessments/evidence-store.server.ts'
import { attachmentHeader } from '#app/assessments/file-kind.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { getDb } from '#db/client.server.ts'

/** The power of attorney that was handed in last, to be stored and never shown by the browser. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const { paper } = requireFound(findSigningFile(getDb(), actor, params.signingId ?? '', context.now))
  const { sha256, fileName, mediaType } = requireFound(paper)
  const file = requireFound(await openEvidence(getEnvironment().uploadsFolder, sha256))
  return new Response(createReadableStreamFromReadable(file.stream), {
    headers: {
      'Content-Type': mediaType,
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': attachmentHeader(fileName),
      'Content-Security-Policy': 'sandbox',
    },
  })
}
