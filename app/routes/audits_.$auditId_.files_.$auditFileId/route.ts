import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { openEvidence } from '#app/assessments/evidence-store.server.ts'
import { attachmentHeader } from '#app/assessments/file-kind.ts'
import { requireFound, requirePermission } from '#app/http/guards.server.ts'
import { canSeeAudits } from '#app/remediation/audits/audit-route.server.ts'
import { findFile } from '#app/remediation/audits/files.server.ts'
import { getEnvironment } from '#app/server/environment.server.ts'
import { getDb } from '#db/client.server.ts'

/** Hands out a paper of an audit, always to be stored and never to be shown by the browser. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAudits)
  const { auditId = '', auditFileId = '' } = params
  const found = requireFound(findFile(getDb(), actor, auditId, auditFileId))
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
