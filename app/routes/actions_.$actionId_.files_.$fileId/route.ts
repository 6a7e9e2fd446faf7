import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { openEvidence } from '#app/assessments/evidence-store.server.ts'
import { attachmentHeader } from '#app/assessments/file-kind.ts'
import { requireFound } from '#app/http/guards.server.ts'
import { requireAction } from '#app/remediation/actions/action-route.server.ts'
import { findVisibleFile } from '#app/remediation/verification/action-files.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { getDb } from '#db/client.server.ts'

/** Hands out a file, always to be stored and never to be shown by the browser: it was made by somebody else. */
export async function loader(args: LoaderFunctionArgs) {
  const { actor, action } = requireAction(args)
  const found = requireFound(findVisibleFile(getDb(), actor, action.id, args.params.fileId ?? ''))
  const file = requireFound(await openEvidence(getEnvironment().uploadsFolder, found.sha256))
  return new Response(createReadableStreamFromReadable(file.stream), {
    headers: {
      'Content-Type': found.mediaType,
      'Content-Length': String(file.sizeBytes),
      'Content-Disposition': attachmentHeader(found.fileName),
      'Content-Security-Policy': 'sandbox',
    },
  })
}
