import { createReadableStreamFromReadable, type LoaderFunctionArgs } from '@remix-run/node'
import { actionContext, notFound, requireActor } from '#app/http/guards.server.ts'
import { busyResponse } from '#app/reports/busy-page.ts'
import { exportTable } from '#app/reports/export-table.server.ts'
import { downloadHeader } from '#app/reports/file-name.ts'
import { getDb } from '#db/client.server.ts'

/** A table as a file; who may see which is the table's own affair. */
export function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = requireActor(context, request)
  const { searchParams } = new URL(request.url)
  const { locale, nonce } = context
  const asked = { file: params.table ?? '', params: searchParams, locale }
  const outcome = exportTable(getDb(), actionContext(context, actor), asked)
  if (!outcome.ok) throw outcome.refusal.code === 'busy' ? busyResponse({ locale }, nonce) : notFound()
  const { names, mediaType, bytes } = outcome.download
  const headers = { 'Content-Type': mediaType, 'Content-Disposition': downloadHeader(names) }
  request.signal.addEventListener('abort', () => bytes.destroy())
  if (request.method === 'HEAD') bytes.destroy()
  return new Response(bytes.destroyed ? null : createReadableStreamFromReadable(bytes), { headers })
}
