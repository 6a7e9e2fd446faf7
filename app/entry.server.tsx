import type { AppLoadContext, EntryContext } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { Writable } from 'node:stream'
import { renderToPipeableStream } from 'react-dom/server'
import { NonceContext } from '#app/http/nonce.ts'
import { log } from '#app/server/log.server.ts'

const RENDER_TIMEOUT_MS = 5000

/** Renders the whole page, then answers with one buffer: nothing is streamed, so compression sees it whole. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  { nonce, locale }: AppLoadContext,
) {
  let finalStatus = status
  const html = await render(
    <NonceContext.Provider value={nonce}>
      <RemixServer context={remixContext} url={request.url} nonce={nonce} abortDelay={RENDER_TIMEOUT_MS} />
    </NonceContext.Provider>,
    nonce,
    error => {
      finalStatus = 500
      log.error({ err: error, url: request.url }, 'page failed while rendering')
    },
  )
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', locale)
  return new Response(new Uint8Array(html), { status: finalStatus, headers })
}

export function handleError(error: unknown, { request }: { request: Request }) {
  if (request.signal.aborted) return
  log.error({ err: error, url: request.url }, 'request failed')
}

function render(page: React.ReactElement, nonce: string, onError: (error: unknown) => void) {
  return new Promise<Buffer>((resolve, reject) => {
    const chunks: Buffer[] = []
    // Kept running, the timer would keep every page it was meant for in memory until it rings.
    const timer = setTimeout(() => abort(), RENDER_TIMEOUT_MS)
    const sink = new Writable({
      write(chunk, _encoding, done) {
        chunks.push(Buffer.from(chunk))
        done()
      },
      final(done) {
        resolve(Buffer.concat(chunks))
        done()
      },
    })
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        clearTimeout(timer)
        pipe(sink)
      },
      onShellError(error) {
        clearTimeout(timer)
        reject(error)
      },
      onError,
    })
  })
}
