import type { Request, RequestHandler, Response } from 'express'
import { readLocaleCookie } from '#app/http/cookies.server.ts'
import { negotiateLocale } from '#app/i18n/negotiate-locale.ts'
import { m } from '#app/paraglide/messages.js'
import { SETTING_LIMITS } from '#app/settings/setting-limits.ts'

const MEGABYTE = 1024 * 1024

/** More than any form without files carries: pages hold such a body in memory. */
export const MAX_FORM_BYTES = MEGABYTE

/** Files are streamed to disk and measured there as well; this is where even the most generous setting ends. */
export const MAX_UPLOAD_BYTES = 20 * SETTING_LIMITS.maxEvidenceMegabytes.max * MEGABYTE

const UPLOAD_PATH =
  /^\/(?:actions\/[^/]+\/evidence|assessments\/[^/]+\/(?:evidence|sections\/[^/]+?)|suppliers\/imports|report|report\/mailbox\/messages|verify)(?:\.data)?\/?$/

/**
 * Answers 413, in the reader's language, to a body larger than its address takes. A declared length is refused
 * before anything is read; what then still arrives is thrown away, so that a browser gets to read the answer.
 * A body of undeclared length is counted as it arrives and cut off at the limit.
 */
export const limitBody: RequestHandler = (request, response, next) => {
  const maxBytes = isUpload(request) ? MAX_UPLOAD_BYTES : MAX_FORM_BYTES
  if (Number(request.get('content-length') ?? 0) > maxBytes) return refuse(request, response)
  cutOffAt(maxBytes, request, () => {
    response.set('Connection', 'close')
    response.once('finish', () => request.destroy())
    refuse(request, response)
  })
  next()
}

function isUpload(request: Request) {
  const isMultipart = /^multipart\/form-data\b/i.test(request.get('content-type') ?? '')
  return isMultipart && request.method === 'POST' && UPLOAD_PATH.test(request.path)
}

/** Counts where the parser hands chunks over: listening for them would start the flow before anybody reads. */
function cutOffAt(maxBytes: number, request: Request, onFull: () => void) {
  const push = request.push.bind(request)
  let bytes = 0
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    const isFullAlready = bytes > maxBytes
    bytes += chunk?.length ?? 0
    if (bytes <= maxBytes) return push(chunk, encoding)
    if (!isFullAlready) onFull()
    return false
  }
}

function refuse(request: Request, response: Response) {
  if (response.headersSent) return void request.destroy()
  const locale = readLocaleCookie(request.headers.cookie) ?? negotiateLocale(request.get('accept-language'))
  response
    .status(413)
    .set('Cache-Control', 'no-store')
    .type('text/plain')
    .send(m.shell_body_too_large({}, { locale }))
}
