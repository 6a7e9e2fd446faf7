import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { canSeeAgreements } from '#app/accounts/roles.ts'
import { openDocumentsZip } from '#app/agreements/signing/documents-zip.server.ts'
import { actionContext, notFound, requirePermission } from '#app/http/guards.server.ts'
import { busyResponse } from '#app/reports/busy-page.ts'
import { downloadHeader } from '#app/reports/file-name.ts'
import { getDb } from '#db/client.server.ts'

/** All signed PDFs of a filter of the register. */
export function loader({ request, context }: LoaderFunctionArgs) {
  const actor = requirePermission(context, request, canSeeAgreements)
  const { searchParams } = new URL(request.url)
  const { locale, nonce } = context
  const asked = { params: searchParams, locale }
  const outcome = openDocumentsZip(getDb(), actionContext(context, actor), asked)
  if (!outcome.ok) throw outcome.refusal.code === 'busy' ? busyResponse({ locale }, nonce) : notFound()
  const { names, bytes } = outcome
  request.signal.addEventListener('abort', () => bytes.destroy())
  if (request.method === 'HEAD') bytes.destroy()
  const headers = { 'Content-Type': 'application/zip', 'Content-Disposition': downloadHeader(names) }
  return new Response(bytes.destroyed ? null : createReadableStreamFromReadable(bytes), { headers })
}
