import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { openEvidence } from '#app/assessments/evidence-store.server.ts'
import { findEvidence } from '#app/assessments/evidence.server.ts'
import { attachmentHeader } from '#app/assessments/file-kind.ts'
import { requireActor, requireFound } from '#app/http/guards.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { getDb } from '#db/client.server.ts'

/** Hands out a file, always to be stored and never to be shown by the browser: it was made by somebody else. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { assessmentId = '', evidenceId = '' } = params
  const { sha256, fileName, mediaType } = requireFound(findEvidence(getDb(), actor, assessmentId, evidenceId))
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
