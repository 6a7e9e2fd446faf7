import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { openEvidence } from '#app/assessments/evidence-store.server.ts'
import { attachmentHeader } from '#app/assessments/file-kind.ts'
import { requireFound } from '#app/http/guards.server.ts'
import { openMatterFile } from '#app/integrity/matters/find-matters.server.ts'
import { requireMatter } from '#app/integrity/matters/matter-route.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { getDb } from '#db/client.server.ts'

/** Hands out a reporter's file, always to be stored and never to be shown by the browser; that it was is on record. */
export async function loader(args: LoaderFunctionArgs) {
  const { matter, acting } = requireMatter(args)
  const found = requireFound(openMatterFile(getDb(), acting, matter.id, args.params.fileId ?? ''))
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
